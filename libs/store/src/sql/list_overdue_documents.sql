-- Live documents past the time they were to be looked at, longest first.
-- $1 organisation, $2 role, $3 groups, $4 collection or null, $5 due time of the last one shown or null, $6 its id or null, $7 limit
select d.id, coalesce(d.title, r.title, r.file_name) as title, c.name as collection_name, f.verdict, f.due_at,
  d.last_verified_at as verified_at, s.name as source_name
from document d
join document_freshness f on f.document_id = d.id
join revision r on r.id = d.live_revision_id
join collection c on c.id = d.collection_id
left join source s on s.id = d.source_id
where ($4::text is null or d.collection_id = $4) and may_read(d, $1, $2, $3::text[]) and f.due_at <= now()
  and ($5::timestamptz is null or (f.due_at, d.id) > ($5::timestamptz, $6::text))
order by f.due_at, d.id
limit $7;
