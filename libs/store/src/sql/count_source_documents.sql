-- How many documents that are not deleted came from a source, whoever may see them.
-- $1 organisation, $2 source
select count(*)::int as documents from document where organisation_id = $1 and source_id = $2 and deleted_at is null;
