-- All chunks of a revision have the terms of an analysis.
-- $1 revision, $2 analysis
update revision set analysis = $2 where id = $1;
