-- A run over all golden questions of a collection: those of people, or where there are none, or where it is asked for, those made by rule; none when there are no questions.
-- $1 id, $2 organisation, $3 collection, $4 key, $5 note, $6 asker, $7 kind, $8 what is wanted, $9 whether those made by rule are asked for, $10 version or null
insert into evaluation_run (id, organisation_id, collection_id, key_id, note, asker, kind, wanted, questions, synthetic, version_id)
select $1, $2, $3, $4, $5, $6, $7, $8, case when chosen.synthetic then counted.made else counted.given end, chosen.synthetic, $10
from (
  select count(*) filter (where synthetic) as made, count(*) filter (where not synthetic) as given
  from golden_question where collection_id = $3
) counted
cross join lateral (select $9::boolean or counted.given = 0 as synthetic) chosen
where case when chosen.synthetic then counted.made else counted.given end > 0
returning id;
