-- Notes files that may be in no ledger yet, so that their rows can be locked.
-- $1 sha256s
insert into blob (sha256, bytes) select unnest($1::text[]), 0 on conflict (sha256) do nothing;
