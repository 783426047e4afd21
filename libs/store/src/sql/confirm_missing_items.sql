-- A person said that these are meant to go.
-- $1 source
update source_item set confirmed = true where source_id = $1 and state = 'missing';
