-- Puts the chunks of a revision into the keyword leg, and notes its language.
-- $1 revision, $2 collection
with spoken as (
  insert into keyword_language (collection_id, language)
  select $2, properties ->> 'language' from revision where id = $1 and properties ->> 'language' is not null
  on conflict do nothing
)
insert into keyword_entry (chunk_id, collection_id, document_id, terms)
select id, $2, document_id, terms from chunk where revision_id = $1;
