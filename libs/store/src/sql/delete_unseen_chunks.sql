-- The chunks of a revision that failed before anybody saw it; one that was live once keeps them for looks into the past.
-- $1 revision
delete from chunk c where c.revision_id = $1 and not exists (select from revision_life l where l.revision_id = $1);
