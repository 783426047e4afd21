-- What was measured of a collection's own texts, for weighing the legs; measured again when the collection has doubled or halved.
create table collection_profile (
  collection_id text primary key references collection on delete cascade,
  chunks int not null,
  sharpness float8,
  languages jsonb not null,
  measured_at timestamptz not null default now()
);
-- Other weights, other rankings: what was kept of earlier searches goes.
create trigger profile_touch after insert or update on collection_profile for each row execute function touch_own_collection();

-- Live chunks drawn from all over a collection, the same ones each time: up to so many documents, up to so many chunks of each; `choice`
-- counts a document's own.
create function draw_chunks(collection text, documents int, chunks_per_document int)
returns table (chunk_id text, choice bigint, language text)
language sql stable as $$
  select c.id, c.choice, r.properties ->> 'language'
  from (
    select live_revision_id from document
    where collection_id = collection and deleted_at is null and live_revision_id is not null
    order by right(id, 12) limit documents
  ) d
  join revision r on r.id = d.live_revision_id
  cross join lateral (
    select id, row_number() over (order by right(id, 12)) as choice from chunk where revision_id = d.live_revision_id
    order by right(id, 12) limit chunks_per_document
  ) c
$$;
