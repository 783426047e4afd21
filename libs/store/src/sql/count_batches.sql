-- How many batches there are in each state, of all organisations.
-- no parameters
select state, count(*) as batches from batch where state <> 'receiving' group by state;
