-- What tells that a search would find something else now: one mark for each collection, another one after every commit that changed what a
-- search of it may return. Neither a time nor a sequence can say that, as transactions commit in another order than they take either;
-- a mark is drawn anew and not counted up, so that a database restored to yesterday never shows a mark it had under other content.
create table collection_change (
  collection_id text primary key references collection on delete cascade,
  mark uuid not null default gen_random_uuid()
);
insert into collection_change (collection_id) select id from collection;

-- Collections that the transaction `written` has touched, emptied by it as it commits: nobody waits for anybody before that.
create table collection_touch (
  collection_id text not null,
  written xid8 not null default pg_current_xact_id(),
  primary key (collection_id, written)
);

-- At the end of the transaction, so that publishers of one collection wait for each other's commit and for nothing else of their work;
-- in the order of ids, so that two of them never wait for each other.
create function change_marks() returns trigger language plpgsql as $$
begin
  if not exists (select from collection_touch where collection_id = new.collection_id and written = new.written) then
    return null;
  end if;
  perform from collection_change c join collection_touch t using (collection_id)
  where t.written = new.written order by collection_id for update of c;
  update collection_change set mark = gen_random_uuid()
  where collection_id in (select collection_id from collection_touch where written = new.written);
  delete from collection_touch where written = new.written;
  return null;
end
$$;
create constraint trigger marks_change after insert on collection_touch deferrable initially deferred
for each row execute function change_marks();

create function mark_collection() returns trigger language plpgsql as $$
begin
  insert into collection_change (collection_id) values (new.id);
  return null;
end
$$;
create trigger collection_is_marked after insert on collection for each row execute function mark_collection();

-- Which writes count. Triggers, so that no writer can forget it; a test holds them against the tables that searches read.
create function touch_collection() returns trigger language plpgsql as $$
begin
  insert into collection_touch (collection_id) values (new.id) on conflict do nothing;
  return null;
end
$$;
create trigger settings_touch after update of settings on collection
for each row when (old.settings is distinct from new.settings) execute function touch_collection();

create function touch_own_collection() returns trigger language plpgsql as $$
begin
  insert into collection_touch (collection_id) values (new.collection_id) on conflict do nothing;
  return null;
end
$$;
create trigger source_touch after update of stale_after_seconds on source
for each row when (old.stale_after_seconds is distinct from new.stale_after_seconds) execute function touch_own_collection();

-- Of documents that readers see or saw, and not what only listings show: times of receipt, the newest number, what was told.
create function touch_by_documents() returns trigger language plpgsql as $$
begin
  insert into collection_touch (collection_id)
  select distinct now_is.collection_id from now_is join was using (id)
  where (was.live_revision_id is not null or now_is.live_revision_id is not null) and
    (was.live_revision_id, was.external_id, was.title, was.attributes, was.metadata, was.access_public, was.access_groups, was.valid_from,
      was.valid_until, was.stale_after_seconds, was.source_id, was.last_verified_at, was.last_changed_at, was.deleted_at)
    is distinct from
    (now_is.live_revision_id, now_is.external_id, now_is.title, now_is.attributes, now_is.metadata, now_is.access_public, now_is.access_groups,
      now_is.valid_from, now_is.valid_until, now_is.stale_after_seconds, now_is.source_id, now_is.last_verified_at, now_is.last_changed_at, now_is.deleted_at)
  on conflict do nothing;
  return null;
end
$$;
create trigger document_touch after update on document referencing old table as was new table as now_is
for each statement execute function touch_by_documents();

create function touch_by_revision() returns trigger language plpgsql as $$
begin
  insert into collection_touch (collection_id) select collection_id from document where id = new.document_id on conflict do nothing;
  return null;
end
$$;
create trigger revision_touch after update on revision for each row when (
  new.live_at is not null and ((old.live_at, old.title, old.file_name, old.number, old.removed_at) is distinct from
    (new.live_at, new.title, new.file_name, new.number, new.removed_at) or (old.text is null) <> (new.text is null)))
execute function touch_by_revision();

create function touch_by_lives() returns trigger language plpgsql as $$
begin
  insert into collection_touch (collection_id)
  select distinct d.collection_id from moved m join document d on d.id = m.document_id on conflict do nothing;
  return null;
end
$$;
create trigger life_insert_touch after insert on revision_life referencing new table as moved for each statement execute function touch_by_lives();
create trigger life_update_touch after update on revision_life referencing new table as moved for each statement execute function touch_by_lives();
create trigger life_delete_touch after delete on revision_life referencing old table as moved for each statement execute function touch_by_lives();

create function touch_by_keywords() returns trigger language plpgsql as $$
begin
  insert into collection_touch (collection_id) select distinct collection_id from moved on conflict do nothing;
  return null;
end
$$;
create trigger keyword_insert_touch after insert on keyword_entry referencing new table as moved for each statement execute function touch_by_keywords();
create trigger keyword_update_touch after update on keyword_entry referencing new table as moved for each statement execute function touch_by_keywords();
create trigger keyword_delete_touch after delete on keyword_entry referencing old table as moved for each statement execute function touch_by_keywords();

-- Chunks and vectors count once their revision was live; while it is parsed and embedded nobody finds them.
create function touch_by_chunks() returns trigger language plpgsql as $$
begin
  insert into collection_touch (collection_id)
  select distinct d.collection_id
  from moved m join revision r on r.id = m.revision_id join document d on d.id = r.document_id
  where r.live_at is not null
  on conflict do nothing;
  return null;
end
$$;
create trigger chunk_insert_touch after insert on chunk referencing new table as moved for each statement execute function touch_by_chunks();
create trigger chunk_update_touch after update on chunk referencing new table as moved for each statement execute function touch_by_chunks();
create trigger chunk_delete_touch after delete on chunk referencing old table as moved for each statement execute function touch_by_chunks();

create function touch_by_vectors() returns trigger language plpgsql as $$
begin
  insert into collection_touch (collection_id)
  select distinct d.collection_id
  from moved m join chunk c on c.text_hash = m.text_hash join revision r on r.id = c.revision_id join document d on d.id = r.document_id
  where r.live_at is not null
  on conflict do nothing;
  return null;
end
$$;
create trigger vector_insert_touch after insert on embedding referencing new table as moved for each statement execute function touch_by_vectors();
create trigger vector_update_touch after update on embedding referencing new table as moved for each statement execute function touch_by_vectors();
create trigger vector_delete_touch after delete on embedding referencing old table as moved for each statement execute function touch_by_vectors();
create trigger signature_insert_touch after insert on token_signature referencing new table as moved for each statement execute function touch_by_vectors();
create trigger signature_update_touch after update on token_signature referencing new table as moved for each statement execute function touch_by_vectors();
create trigger signature_delete_touch after delete on token_signature referencing old table as moved for each statement execute function touch_by_vectors();
