-- Questions with their retrievals and what people said of them.
-- $1 questions
delete from question where id = any($1::text[]);
