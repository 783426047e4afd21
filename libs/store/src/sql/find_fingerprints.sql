-- Which of these are of values that were taken out of documents, and of what kind.
-- $1 fingerprints
select distinct on (fingerprint) fingerprint, kind from redaction where fingerprint = any($1::bytea[]) order by fingerprint, kind;
