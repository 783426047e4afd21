-- No visit is running: for the start of the only process there is.
-- no parameters
update source set lease_until = null where lease_until is not null;
