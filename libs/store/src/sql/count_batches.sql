-- How many batches that are not over there are in each state, of all organisations.
-- no parameters
select state, count(*) as batches from batch where state in ('received', 'running') group by state;
