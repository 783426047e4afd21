-- The statements that build the index of a model: a name and a length cannot be parameters there. Memory holds the whole graph where a gigabyte is enough.
-- $1 model, $2 word between "index" and the name, $3 vector or halfvec, as what its vectors are kept in the index
select format('drop index %s if exists %I', $2::text, name) as drop,
  format('set maintenance_work_mem = %L', greatest(pg_size_bytes(current_setting('maintenance_work_mem')),
    least(1024 ^ 3, vectors * (4 * dimensions + 500)))::bigint / 1024 || 'kB') as remember,
  format('create index %s %I on embedding using hnsw ((vector::%s(%s)) %s_cosine_ops) with (m = 16, ef_construction = 100) where model_id = %L',
    $2::text, name, $3::text, dimensions, $3::text, $1::text) as build,
  vectors, dimensions, pg_backend_pid() as process
from vector_index($1) as name,
  (select count(*) as vectors, max(vector_dims(vector)) as dimensions from embedding where model_id = $1) counted;
