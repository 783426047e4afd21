-- A page of a collection's golden questions that the reader may see, oldest first.
-- $1 organisation, $2 collection, $3 id to start after or null, $4 limit, $5 role, $6 groups, $7 key
select g.id, g.question, g.expected, g.quote, g.synthetic, g.created_at
from golden_question g
where g.organisation_id = $1 and g.collection_id = $2 and ($3::text is null or g.id > $3) and may_see_golden(g, $1, $5, $6::text[], $7)
order by g.id
limit $4;
