-- How much is there, and how much vanished without a person's word that it is meant; what never was a document does not count.
-- $1 source
select count(*) filter (where state <> 'missing') as present, count(*) filter (where state = 'missing' and not confirmed) as missing
from source_item where source_id = $1 and state <> 'deleted' and document_id is not null;
