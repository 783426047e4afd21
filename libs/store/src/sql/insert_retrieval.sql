-- One retrieval.
-- $1 id, $2 organisation, $3 key, $4 question or null, $5 query, $6 legs, $7 timings
insert into retrieval (id, organisation_id, key_id, question_id, query, legs, timings) values ($1, $2, $3, $4, $5, $6, $7);
