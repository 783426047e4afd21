-- Revisions that readers see and may not, or may and do not, by what the guard found, people decided and policies say now.
-- $1 limit
select r.id, r.status
from (
  select revision_id as id from guard_verdict where level = 'quarantined' or decision = 'reject'
  union
  select id from revision where status = 'quarantined'
) looked
join revision r on r.id = looked.id
join document d on d.id = r.document_id and d.deleted_at is null
where case when r.status = 'quarantined' then not is_withheld(r.id, d) else r.status in ('live', 'superseded') and is_withheld(r.id, d) end
order by r.status = 'live' desc, r.id
limit $1;
