-- What a tuning tried was kept as `ranking`, and is a `setting` from now on. Inside a string the quotes would be escaped, so only names are met.
update evaluation_run set figures = replace(figures::text, '"ranking":', '"setting":')::jsonb
where kind = 'tuning' and figures is not null;
