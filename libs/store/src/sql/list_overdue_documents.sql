-- Live documents past the time they were to be looked at, longest first.
-- $1 organisation, $2 role, $3 groups, $4 collection or null, $5 due time of the last one shown or null, $6 its id or null, $7 limit
select d.id, coalesce(d.title, r.title, r.file_name) as title, c.name as collection_name, freshness_verdict(d) as verdict,
  freshness_due_at(d) as due_at, d.last_verified_at as verified_at, s.name as source_name
from document d
join revision r on r.id = d.live_revision_id
join collection c on c.id = d.collection_id
left join source s on s.id = d.source_id
where ($4::text is null or d.collection_id = $4) and may_read(d, $1, $2, $3::text[]) and freshness_due_at(d) <= now()
  and ($5::timestamptz is null or (freshness_due_at(d), d.id) > ($5::timestamptz, $6::text))
order by freshness_due_at(d), d.id
limit $7;
