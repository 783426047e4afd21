-- Whom a batch asks as, with the rights of now; none where its key was revoked, or where it was asked without a key and there is one by now.
-- $1 batch
select b.organisation_id, b.key_id, coalesce(k.role, 'admin') as role, coalesce(k.groups, '{}') as groups
from batch b left join api_key k on k.id = b.key_id and k.revoked_at is null
where b.id = $1 and case when b.key_id is null then not exists (select from api_key) else k.id is not null end;
