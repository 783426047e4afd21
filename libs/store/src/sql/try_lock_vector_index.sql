-- Whether this session may build the index of a model; it may until it ends.
-- $1 model
select pg_try_advisory_lock(hashtextextended('vector index ' || $1, 0)) as locked;
