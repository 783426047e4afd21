-- Documents of a collection that went live or failed within the last seconds.
-- $1 organisation, $2 role, $3 groups, $4 collection, $5 seconds
select count(*) as documents
from revision r join document d on d.id = r.document_id and d.latest_number = r.number
where d.collection_id = $4 and may_read(d, $1, $2, $3::text[])
  and r.status in ('live', 'failed') and r.status_changed_at > now() - make_interval(secs => $5);
