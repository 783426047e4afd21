-- The keyword leg's own rows: the terms of chunks of live revisions and nothing else, so that superseded and unfinished text
-- never weighs in a word's rarity. Each collection has an index, and so statistics, of its own.
create table keyword_entry (
  chunk_id text primary key references chunk on delete cascade,
  collection_id text not null references collection,
  document_id text not null references document,
  terms text not null
);
create index keyword_entry_of_document on keyword_entry (document_id);

create function has_textsearch() returns boolean
language sql stable
return exists (select from pg_extension where extname = 'pg_textsearch');

create function keyword_index(collection text) returns text
language sql immutable
return 'keyword_' || md5(collection);

-- Called with a new collection.
create function create_keyword_index(collection text) returns void language plpgsql as $$
begin
  if has_textsearch() then
    execute format(
      'create index %I on keyword_entry using bm25 (terms) with (text_config = ''simple'', k1 = 1.2, b = 0.75) where collection_id = %L',
      keyword_index(collection), collection);
  end if;
end
$$;

create function drop_keyword_index(collection text) returns void language plpgsql as $$
begin
  execute format('drop index if exists %I', keyword_index(collection));
end
$$;

do $$
begin
  if not has_textsearch() then
    create index keyword_entry_terms on keyword_entry using gin (to_tsvector('simple', terms));
  end if;
end
$$;
