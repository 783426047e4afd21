-- Gives a revision back the times it was live.
-- $1 revision
with moved as (delete from withheld_life where revision_id = $1 returning *)
insert into revision_life (document_id, revision_id, live_from, live_until)
select document_id, revision_id, live_from, live_until from moved;
