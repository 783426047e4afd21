-- Files that a killed process left of revisions that keep none.
-- $1 limit
select b.sha256
from blob b
where exists (select from revision r where r.blob_sha256 = b.sha256 and r.file_dropped_at is not null)
  and not exists (select from revision r where r.blob_sha256 = b.sha256 and r.status <> 'deleted' and r.file_dropped_at is null)
limit $1;
