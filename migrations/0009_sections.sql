-- What is read when a chunk is found, a span of the same revision; chunks cut before this have none and are read alone.
alter table chunk add section_start int, add section_end int;
-- What source code defines and where, and how the revision was cut; null for those cut before this was kept.
alter table revision add definitions jsonb not null default '[]', add cut jsonb;
