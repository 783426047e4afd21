-- One call of a language model, whole.
-- $1 id, $2 question, $3 prompt, $4 prompt version, $5 model, $6 system, $7 user, $8 response, $9 outcome, $10 prompt tokens, $11 completion tokens, $12 ms
insert into model_call (id, question_id, prompt_id, prompt_version, model_id, system_text, user_text, response, outcome, prompt_tokens, completion_tokens, duration_ms)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);
