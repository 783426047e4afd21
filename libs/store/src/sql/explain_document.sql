-- How a document stands to a search before anything is ranked; nothing where the reader may not see it.
-- $1 organisation, $2 role, $3 groups, $4 document or null, $5 its collection and $6 its external id otherwise, $7 moment or null, $8 model, $9 the filter's tests as jsonpaths
select d.id, d.external_id,
  case when seen.id is null and newest.status = 'quarantined' then d.external_id
    else coalesce(d.title, seen.title, newest.title, newest.file_name) end as title,
  d.collection_id, c.name as collection_name, newest.status, newest.failure_reason, seen.number as revision, d.attributes,
  (select count(*) from chunk k where k.revision_id = seen.id) as chunks,
  (select count(*) from chunk k where k.revision_id = seen.id
    and not exists (select from embedding e where e.text_hash = k.text_hash and e.model_id = $8)) as without_vector,
  (select coalesce(array_agg(coalesce(d.attributes @@ t.path::jsonpath, false) order by t.place), '{}')
    from unnest($9::text[]) with ordinality as t (path, place)) as tests
from document d
join collection c on c.id = d.collection_id
join revision newest on newest.document_id = d.id and newest.number = d.latest_number
left join lateral (
  select r.id, r.number, r.title
  from revision_life l join revision r on r.id = l.revision_id and r.removed_at is null
  where l.document_id = d.id
    and case when $7::timestamptz is null then l.live_until is null else l.live_from <= $7 and (l.live_until is null or l.live_until > $7) end
  order by l.live_from desc
  limit 1
) seen on true
where d.id = coalesce($4, (select o.id from document o where o.collection_id = $5 and o.external_id = $6 and o.deleted_at is null))
  and may_read(d, $1, $2, $3::text[]);
