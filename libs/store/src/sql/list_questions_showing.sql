-- Questions whose answer, or what a person answered, shows a document, and those that failed over its collection, whose prompts may.
-- $1 document, $2 id to start after or null, $3 limit
with shown as (
  select r.question_id as id from retrieval r join retrieval_hit h on h.retrieval_id = r.id where h.document_id = $1 and r.question_id is not null
  union
  select question_id from review
  where answer is not null and jsonb_path_query_array(answer, 'strict $.**.documentId') @> jsonb_build_array($1::text)
  union
  select q.id from document d join question q on q.answer is null and q.asked_at >= d.created_at and d.collection_id = any(q.collection_ids) where d.id = $1
)
select q.id, q.answer from shown s join question q on q.id = s.id where ($2::text is null or q.id > $2) order by q.id limit $3;
