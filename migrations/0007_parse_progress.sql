-- How far the parser of a revision is, while it parses: recognising a scan takes seconds a page.
alter table revision add parsed_pages integer, add pages_to_parse integer;

create or replace view revision_summary as
select id, document_id, number, status, media_type, file_name, blob_sha256 as sha256, bytes, page_count, chunk_count, warnings,
  failure_code, failure_reason, attempts, created_at, status_changed_at, live_at,
  case when status = 'received' and parsed_pages is not null then jsonb_build_object('page', parsed_pages, 'of', pages_to_parse) end as progress
from revision;
