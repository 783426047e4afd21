-- Revisions whose terms an earlier analysis made, what readers see first.
-- $1 limit
select r.id
from revision r join document d on d.id = r.document_id
where r.analysis < 2
order by (d.live_revision_id = r.id) desc nulls last, r.id
limit $1;
