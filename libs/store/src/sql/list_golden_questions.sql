-- A page of a collection's golden questions, oldest first.
-- $1 organisation, $2 collection, $3 id to start after or null, $4 limit
select id, question, expected, quote, synthetic, created_at
from golden_question
where organisation_id = $1 and collection_id = $2 and ($3::text is null or id > $3)
order by id
limit $4;
