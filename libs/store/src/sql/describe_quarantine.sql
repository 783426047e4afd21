-- What is told of a quarantined revision: how much was found, and the worst of it in words.
-- $1 revision
select count(*) as findings, (array_agg(reason order by level = 'quarantined' desc, score desc, ordinal))[1] as reason
from guard_finding where revision_id = $1;
