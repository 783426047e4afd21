-- Of questions for a person hear only those who may review them; once such a question is deleted, admins.
create or replace function may_hear(e event_entry, reader_organisation text, reader_role text, reader_groups text[]) returns boolean
language sql stable
return e.organisation_id = reader_organisation and (
  reader_role = 'admin'
  or case
    when e.document_id is not null then exists (
      select from document d
      where d.id = e.document_id and (
        may_read(d, reader_organisation, reader_role, reader_groups)
        or (d.deleted_at is not null and reader_role = 'editor' and (d.access_public or d.access_groups && reader_groups))))
    when e.source_id is not null then exists (
      select from source s where s.id = e.source_id and may_see_source(s, reader_organisation, reader_role, reader_groups))
    when e.type like 'review.%' then exists (
      select from review r where r.question_id = e.body ->> 'questionId' and may_review(r, reader_organisation, reader_role, reader_groups))
    else reader_role = 'editor'
  end);

-- Its state as of now: one that was taken and let go of is open.
create function state_now(r review) returns text
language sql stable
return case when r.state = 'taken' and not is_taken(r) then 'open' else r.state end;

-- Deleting a document looks for what people answered from it, wherever they name it.
create index review_documents on review using gin (jsonb_path_query_array(answer, 'strict $.**.documentId') jsonb_path_ops) where answer is not null;
