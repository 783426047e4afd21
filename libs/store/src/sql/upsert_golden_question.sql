-- A golden question; asked before in the collection, what is expected of it is replaced, where the writer may see it. One made by rule never replaces a person's.
-- $1 id, $2 organisation, $3 collection, $4 question, $5 external ids of expected documents, $6 quote or null, $7 key, $8 made by rule, $9 role, $10 groups
insert into golden_question as g (id, organisation_id, collection_id, question, expected, quote, key_id, synthetic)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (collection_id, md5(question)) do update
set expected = excluded.expected, quote = excluded.quote, key_id = excluded.key_id, synthetic = excluded.synthetic
where (g.synthetic or not excluded.synthetic) and may_see_golden(g, $2, $9, $10::text[], $7)
returning g.id, g.question, g.expected, g.quote, g.synthetic, g.created_at;
