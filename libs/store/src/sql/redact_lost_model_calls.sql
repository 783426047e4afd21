-- Prompts of questions that were never stored, made while a document was there: nobody can say what they show.
-- $1 document, $2 what stands in their place
update model_call m set user_text = $2, response = $2
where m.created_at >= (select created_at from document where id = $1) and m.user_text <> $2
  and not exists (select from question q where q.id = m.question_id);
