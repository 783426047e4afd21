-- Which of these are of values that were taken out of documents of the organisation asked, and of what kind.
-- $1 fingerprints, $2 organisation or null, $3 where that is null collections of it
select distinct on (x.fingerprint) x.fingerprint, x.kind
from redaction x join revision r on r.id = x.revision_id join document d on d.id = r.document_id
where x.fingerprint = any($1::bytea[])
  and d.organisation_id = coalesce($2, (select c.organisation_id from collection c where c.id = any($3::text[]) limit 1))
order by x.fingerprint, x.kind;
