-- Every version of a collection's settings, newest first.
-- $1 organisation, $2 collection
select s.version, s.settings, s.key_id, s.at
from collection_settings s join collection c on c.id = s.collection_id
where c.organisation_id = $1 and c.id = $2
order by s.version desc;
