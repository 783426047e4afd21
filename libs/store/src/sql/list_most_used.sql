-- Documents retrieved most in the last hours.
-- $1 organisation, $2 role, $3 groups, $4 hours, $5 limit
select d.id, d.title, d.collection_name, h.retrieved, h.cited, h.last_at
from (
  select hit.document_id, count(*) as retrieved, count(*) filter (where hit.cited) as cited, max(r.at) as last_at
  from retrieval_hit hit join retrieval r on r.id = hit.retrieval_id
  where r.organisation_id = $1 and r.at > now() - make_interval(hours => $4)
  group by hit.document_id
) h
join document raw on raw.id = h.document_id
join document_summary d on d.id = raw.id
where may_read(raw, $1, $2, $3::text[])
order by h.retrieved desc, d.id
limit $5;
