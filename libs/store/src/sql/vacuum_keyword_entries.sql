-- Forgets superseded and deleted rows, whose words would otherwise still count as common.
-- no parameters
vacuum keyword_entry;
