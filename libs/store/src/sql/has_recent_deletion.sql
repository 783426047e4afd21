-- Whether a document of the collections was deleted while a question that took no longer than this was asked.
-- $1 collections, $2 seconds
select exists (select from deletion where collection_id = any($1::text[]) and traces <> 'keep' and at > now() - make_interval(secs => $2)) as has_deletion;
