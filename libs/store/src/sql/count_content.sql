-- What there is of a document's content: rows by table, revisions that still say something, answers and prompts that show it.
-- $1 document
select rest_of_document($1) as places,
  (select count(*) from revision r where r.document_id = $1 and r.text is not null) as texts,
  (select count(*) from question q where q.id in (select r.question_id from retrieval r join retrieval_hit h on h.retrieval_id = r.id where h.document_id = $1)
    and jsonb_path_exists(q.answer, '$.**.documentId ? (@ == $document)', jsonb_build_object('document', $1::text))) as answers;
