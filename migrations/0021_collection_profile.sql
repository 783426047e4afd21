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
