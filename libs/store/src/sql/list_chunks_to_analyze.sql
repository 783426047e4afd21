-- Some chunks of a revision with what their terms are made of.
-- $1 revision, $2 ordinal to go on after, $3 limit
select c.id, c.ordinal, coalesce(r.title, r.file_name) as title, c.headings, c.context, c.text, r.properties ->> 'language' as language
from chunk c join revision r on r.id = c.revision_id
where c.revision_id = $1 and c.ordinal > $2
order by c.ordinal
limit $3;
