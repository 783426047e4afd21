-- Puts the times a revision was live away, so that nobody looks back at it.
-- $1 revision
with moved as (delete from revision_life where revision_id = $1 returning *)
insert into withheld_life (document_id, revision_id, live_from, live_until)
select document_id, revision_id, live_from, live_until from moved;
