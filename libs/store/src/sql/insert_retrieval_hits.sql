-- What a retrieval found, in order.
-- $1 retrieval, then arrays: $2 documents, $3 chunks, $4 ranks, $5 scores, $6 cited
insert into retrieval_hit (retrieval_id, document_id, chunk_id, rank, score, cited)
select $1, u.* from unnest($2::text[], $3::text[], $4::int[], $5::float8[], $6::boolean[]) as u;
