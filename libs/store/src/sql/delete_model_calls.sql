-- Calls of language models for questions that go.
-- $1 questions
delete from model_call where question_id = any($1::text[]);
