-- The document of an external id, made when new; its row stays locked for this transaction.
-- $1 id when new, $2 organisation, $3 collection, $4 external id
insert into document (id, organisation_id, collection_id, external_id) values ($1, $2, $3, $4)
on conflict (collection_id, external_id) where deleted_at is null do update set updated_at = now()
returning id, latest_number, id = $1 as is_new;
