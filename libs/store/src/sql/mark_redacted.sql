-- What was taken out of a revision, and that its file goes.
-- $1 revision, $2 kinds in order, $3 file name, $4 given title or null
update revision set redacted_kinds = $2, file_dropped_at = now(), file_name = $3, given_title = $4 where id = $1
returning blob_sha256 as sha256;
