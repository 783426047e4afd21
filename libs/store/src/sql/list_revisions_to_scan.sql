-- Revisions that this version of the guard has not read, what readers see first, then what they are about to.
-- $1 version, $2 limit
select r.id
from revision r
join document d on d.id = r.document_id and d.deleted_at is null
left join guard_verdict v on v.revision_id = r.id
where r.text is not null and r.status in ('live', 'parsed', 'embedded', 'quarantined', 'superseded') and v.version is distinct from $1
order by r.status = 'live' desc, r.status in ('parsed', 'embedded') desc, r.status = 'quarantined' desc, r.id
limit $2;
