-- What the exact way of the vector leg reads of a chunk, without its text.
create index chunk_vector on chunk (revision_id) include (id, text_hash);
-- Unsafe by default, it kept every statement that asks it from using more than one core.
alter function may_read(document, text, text, text[]) parallel safe;

-- One index per model, since vectors of different models have different lengths.
create function vector_index(model text) returns text
language sql immutable
return 'vector_' || md5(model);

-- `absent`, `broken` when its building was cut off or goes on, or `ready`.
create function vector_index_state(model text) returns text
language sql stable
return coalesce(
  (select case when i.indisvalid and i.indisready then 'ready' else 'broken' end
    from pg_index i where i.indexrelid = to_regclass(quote_ident(vector_index(model)))),
  'absent');

-- What decides between the two ways of the vector leg. Comparing a chunk costs 1, a step through the index `step_price`, and for `wanted` rows
-- the index takes wanted * indexed / kept steps: it is cheaper when more chunks are kept than `bound`, where counting therefore ends.
create function weigh_vector_search(
  reader_organisation text, reader_role text, reader_groups text[], collections text[], filter jsonpath,
  model text, wanted int, step_price float8,
  out indexed float8, out bound float8, out kept float8
) language plpgsql stable as $$
declare
  chunks int;
begin
  indexed := 0;
  bound := 0;
  kept := 0;
  if vector_index_state(model) <> 'ready' then return; end if;
  select greatest(reltuples, 0) into indexed from pg_class where oid = to_regclass(quote_ident(vector_index(model)));
  bound := ceil(sqrt(wanted * indexed * step_price));
  -- Not a statement of its own: planned for this very filter, and ended as soon as enough are counted.
  for chunks in execute $scope$
    select coalesce(r.chunk_count, 0)
    from document d join revision r on r.id = d.live_revision_id
    where d.collection_id = any($4) and may_read(d, $1, $2, $3) and d.attributes @@ $5
  $scope$ using reader_organisation, reader_role, reader_groups, collections, filter
  loop
    kept := kept + chunks;
    exit when kept > bound;
  end loop;
end
$$;

-- The nearest chunks of live revisions in scope, found by walking the model's index outwards from the query until there are `wanted`, at most
-- `walk` vectors far: fewer rows than wanted mean that it ended before. Access and filter are asked at every step, so nothing is thinned out.
create function walk_vector_index(
  reader_organisation text, reader_role text, reader_groups text[], collections text[], filter jsonpath,
  query vector, model text, wanted int, breadth int, walk int
) returns table (chunk_id text, score float8)
language plpgsql
-- Whoever calls this has weighed the ways already; the planner, which cannot see the filter's price, is to take the index.
set enable_seqscan = off
set enable_sort = off
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
as $$
declare
  -- As its builder chose for the database at hand; the expression must be the index's own for the planner to know it again.
  kept_as text := case when pg_get_indexdef(to_regclass(quote_ident(vector_index(model)))) like '%halfvec%' then 'halfvec' else 'vector' end;
begin
  perform set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', breadth::text, true),
    set_config('hnsw.max_scan_tuples', walk::text, true), set_config('hnsw.scan_mem_multiplier', '8', true);
  return query execute format($walk$
    with near as materialized (
      select c.id, e.vector
      from embedding e
      join chunk c on c.text_hash = e.text_hash
      join document d on d.live_revision_id = c.revision_id
      where e.model_id = %2$L and d.collection_id = any($4) and may_read(d, $1, $2, $3) and d.attributes @@ $5
      order by (e.vector::%3$s(%1$s)) <=> $6::%3$s(%1$s)
      limit $7
    )
    select id, 1 - (vector <=> $6) from near order by vector <=> $6, id
  $walk$, vector_dims(query), model, kept_as)
  using reader_organisation, reader_role, reader_groups, collections, filter, query, wanted;
end
$$;
