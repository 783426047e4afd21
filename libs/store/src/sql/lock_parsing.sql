-- Locks a revision that is being parsed; no row where its collection takes out other kinds of personal data by now than this run did.
-- $1 revision, $2 kinds in order
select r.document_id
from revision r join document d on d.id = r.document_id join collection c on c.id = d.collection_id
where r.id = $1 and r.status = 'received' and redacted_by(c.settings) = $2::text[]
for update of r;
