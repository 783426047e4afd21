-- Where the lines of a revision stand.
-- $1 revision, $2 lines
insert into revision_layout (revision_id, lines) values ($1, $2) on conflict (revision_id) do update set lines = excluded.lines;
