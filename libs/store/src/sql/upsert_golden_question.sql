-- A golden question; asked before in the collection, what is expected of it is replaced. One made by rule never replaces a person's.
-- $1 id, $2 organisation, $3 collection, $4 question, $5 external ids of expected documents, $6 quote or null, $7 key, $8 made by rule
insert into golden_question (id, organisation_id, collection_id, question, expected, quote, key_id, synthetic)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (collection_id, md5(question)) do update
set expected = excluded.expected, quote = excluded.quote, key_id = excluded.key_id, synthetic = excluded.synthetic
where golden_question.synthetic or not excluded.synthetic
returning id, question, expected, quote, synthetic, created_at;
