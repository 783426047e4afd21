-- A page of sources, newest first.
-- $1 organisation, $2 role, $3 groups, $4 collection or null, $5 id to start before or null, $6 limit
select v.* from source s join source_summary v on v.id = s.id
where may_see_source(s, $1, $2, $3::text[]) and ($4::text is null or s.collection_id = $4) and ($5::text is null or s.id < $5)
order by s.id desc
limit $6;
