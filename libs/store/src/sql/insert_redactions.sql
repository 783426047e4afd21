-- Values taken out of a revision, sealed.
-- $1 revision, $2 first ordinal, $3 kinds, $4 placeholders, $5 sealed values, $6 fingerprints, both null where there is no key
insert into redaction (revision_id, ordinal, kind, placeholder, sealed, fingerprint)
select $1, $2 + place - 1, kind, placeholder, sealed, fingerprint
from unnest($3::text[], $4::text[], $5::bytea[], $6::bytea[]) with ordinality as given (kind, placeholder, sealed, fingerprint, place);
