-- Chunks of one revision that another has too, has new, or has no more, by the hash of what is embedded.
-- $1 organisation, $2 role, $3 groups, $4 document, $5 number, $6 other number
with document as (select d.id from document d where d.id = $4 and may_read(d, $1, $2, $3::text[])),
counted as (
  select c.text_hash, count(*) filter (where r.number = $5) as before, count(*) filter (where r.number = $6) as after
  from document d join revision r on r.document_id = d.id and r.number in ($5, $6) join chunk c on c.revision_id = r.id
  group by c.text_hash
)
select coalesce(sum(least(before, after)), 0) as kept, coalesce(sum(greatest(after - before, 0)), 0) as added,
  coalesce(sum(greatest(before - after, 0)), 0) as gone,
  (select r.embedded_texts from document d join revision r on r.document_id = d.id and r.number = $6) as embedded
from counted;
