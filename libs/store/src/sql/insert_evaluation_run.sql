-- A run over all golden questions of a collection; none when there are no questions.
-- $1 id, $2 organisation, $3 collection, $4 key, $5 note, $6 asker
insert into evaluation_run (id, organisation_id, collection_id, key_id, note, asker, questions)
select $1, $2, $3, $4, $5, $6, count(*) from golden_question where collection_id = $3 having count(*) > 0
returning id;
