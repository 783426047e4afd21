-- Vectors are required. BM25 is used where the server has pg_textsearch and preloads it; elsewhere the keyword leg falls back to ts_rank.
create extension if not exists vector;

do $$
begin
  if exists (select from pg_available_extensions where name = 'pg_textsearch') then
    create extension if not exists pg_textsearch;
  end if;
exception when others then
  raise notice 'pg_textsearch cannot be used here (%); the keyword leg falls back to ts_rank', sqlerrm;
end
$$;
