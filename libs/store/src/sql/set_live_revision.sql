-- What readers see of a document, as its uploader last said it. The same file cut another way says nothing new.
-- $1 document, $2 revision
update document d
set live_revision_id = shown.id, updated_at = now(),
  last_changed_at = case when shown.is_same then d.last_changed_at else now() end,
  last_verified_at = case when shown.is_same then d.last_verified_at else greatest(d.last_verified_at, shown.created_at) end
from (
  select r.id, r.created_at, coalesce(r.blob_sha256 = live.blob_sha256, false) as is_same
  from revision r join document owner on owner.id = r.document_id left join revision live on live.id = owner.live_revision_id
  where r.id = $2
) shown
where d.id = $1;
