-- One retrieval.
-- $1 id, $2 organisation, $3 key, $4 question or null, $5 query, $6 legs, $7 timings, $8 moment it looked back to or null, $9 what the query was taken for or null
insert into retrieval (id, organisation_id, key_id, question_id, query, legs, timings, as_of, understood) values ($1, $2, $3, $4, $5, $6, $7, $8, $9);
