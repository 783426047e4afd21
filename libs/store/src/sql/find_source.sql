-- One source, as it is shown.
-- $1 organisation, $2 role, $3 groups, $4 source
select v.* from source s join source_summary v on v.id = s.id where s.id = $4 and may_see_source(s, $1, $2, $3::text[]);
