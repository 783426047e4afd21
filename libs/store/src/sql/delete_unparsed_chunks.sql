-- The chunks of a revision that failed while it was cut. One whose text is stored keeps them, and goes on from there when it is retried.
-- $1 revision
delete from chunk c where c.revision_id = $1 and exists (select from revision r where r.id = $1 and r.text is null);
