-- What changed lately, newest first.
-- $1 organisation, $2 role, $3 groups, $4 collection or null, $5 limit
select d.id, coalesce(d.title, r.title, r.file_name) as title, c.name as collection_name, r.number as revision, d.last_changed_at as changed_at,
  s.name as source_name
from document d
join revision r on r.id = d.live_revision_id
join collection c on c.id = d.collection_id
left join source s on s.id = d.source_id
where ($4::text is null or d.collection_id = $4) and d.last_changed_at is not null and may_read(d, $1, $2, $3::text[])
order by d.last_changed_at desc
limit $5;
