-- Prompts and responses that showed a deleted document.
-- $1 questions, $2 what stands in their place
update model_call set user_text = $2, response = $2 where question_id = any($1::text[]) and user_text <> $2;
