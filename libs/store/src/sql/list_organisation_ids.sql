-- Every organisation.
-- no parameters
select id from organisation order by id;
