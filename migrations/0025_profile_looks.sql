-- What tells whether a collection has to be measured again, without counting its chunks: the mark it had when they were last counted, and who
-- measures it now, until when. A hold that has passed was a process that died: whoever is next begins anew.
create table profile_look (
  collection_id text primary key references collection on delete cascade,
  mark uuid not null,
  held_until timestamptz,
  looked_at timestamptz not null default now()
);

-- How the database scored words when it was measured; null for what was measured before this was kept.
alter table collection_profile add column keyword_method text check (keyword_method in ('bm25', 'ts_rank'));
update collection_profile set keyword_method = 'bm25' where sharpness is not null;
