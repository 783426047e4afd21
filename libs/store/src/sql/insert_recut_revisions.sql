-- New revisions, made from the stored files of live documents that were cut or redacted otherwise than is now asked for; those on their way, failed or waiting for a person are left alone.
-- $1 organisation, $2 role, $3 groups, $4 collection, $5 cut, $6 whether also what is cut so already, $7 ids for the new ones, $8 document to go on after
with chosen as (
  select d.id, d.title, d.live_revision_id
  from document d
  join collection c on c.id = d.collection_id
  join revision live on live.id = d.live_revision_id
  join revision newest on newest.document_id = d.id and newest.number = d.latest_number
  where d.collection_id = $4 and may_read(d, $1, $2, $3::text[]) and newest.status not in ('received', 'parsed', 'embedded', 'failed')
    and not (newest.status = 'quarantined' and not exists (select from guard_verdict v where v.revision_id = newest.id and v.decision = 'reject'))
    and d.id > $8 and live.file_dropped_at is null
    and ($6 or (live.cut - 'settingsVersion') is distinct from $5::jsonb or live.redacted_kinds <> redacted_by(c.settings))
  order by d.id
  limit cardinality($7::text[])
  for update of d
),
numbered as (
  select c.*, ($7::text[])[row_number() over (order by c.id)] as new_id,
    1 + (select max(r.number) from revision r where r.document_id = c.id) as number
  from chosen c
),
made as (
  insert into revision (id, document_id, number, status, blob_sha256, bytes, media_type, file_name, embedded_texts, given_title)
  select n.new_id, n.id, n.number, 'received', live.blob_sha256, live.bytes, live.media_type, live.file_name, 0, n.title
  from numbered n join revision live on live.id = n.live_revision_id
  returning id, document_id
),
counted as (update document d set latest_number = n.number from numbered n where d.id = n.id)
select id, document_id from made order by document_id;
