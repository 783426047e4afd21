-- Why a revision failed, in words that hold no personal data.
-- $1 revision, $2 reason
update revision set failure_reason = $2 where id = $1;
