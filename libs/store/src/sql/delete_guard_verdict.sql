-- What the guard and people made of a revision, with every word quoted of it.
-- $1 revision
delete from guard_verdict where revision_id = $1;
