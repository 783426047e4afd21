-- Frees what every commit leaves in the tables of marks; the embedded database has nobody who does it for it.
-- no parameters
vacuum collection_touch, collection_change, profile_look, revision_claim;
