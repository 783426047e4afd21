-- Personal data taken out of documents before they are indexed. What was taken out of a revision, in order; its file does not outlast that.
alter table revision add column redacted_kinds text[] not null default '{}', add column file_dropped_at timestamptz;

-- A value that stood in the file, sealed under the vault's key; null where there was none: then nobody can bring it back.
create table redaction (
  revision_id text not null references revision on delete cascade,
  ordinal int not null,
  kind text not null,
  placeholder text not null,
  sealed bytea,
  -- Keyed as well: tells whether a text says the value again, and nothing to who has no key.
  fingerprint bytea,
  primary key (revision_id, ordinal)
);
create index redaction_fingerprint on redaction (fingerprint);

-- The kinds that a collection takes out, in order; none where it keeps them.
create function redacted_by(settings jsonb) returns text[]
language sql immutable
return case when settings #>> '{personalData,mode}' = 'redact'
  then coalesce((select array_agg(kind order by kind) from jsonb_array_elements_text(settings #> '{personalData,kinds}') kind), '{}')
  else '{}' end;

create or replace view revision_summary as
select id, document_id, number, status, media_type, file_name, blob_sha256 as sha256, bytes, page_count, chunk_count, warnings,
  failure_code, failure_reason, attempts, created_at, status_changed_at, live_at,
  case when status = 'received' and parsed_pages is not null then jsonb_build_object('page', parsed_pages, 'of', pages_to_parse) end as progress,
  (select jsonb_build_object('revisionId', v.revision_id, 'level', v.level, 'decision', v.decision,
      'findings', (select count(*) from guard_finding f where f.revision_id = v.revision_id))
    from guard_verdict v where v.revision_id = revision.id) as guard,
  redacted_kinds, file_dropped_at is null as has_file
from revision;
