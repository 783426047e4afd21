-- What a golden question came to in a run tells what it expects: besides admins, whoever may see the question has it, and only while the question
-- is still what it was when the run asked it. Of a question that was removed since, only admins have it.
create function may_see_result(
  e evaluation_result, g golden_question, reader_organisation text, reader_role text, reader_groups text[], reader_key text) returns boolean
language sql stable
return reader_role = 'admin' or (
  may_see_golden(g, reader_organisation, reader_role, reader_groups, reader_key)
  and (not e.result ? 'expected' or e.result -> 'expected' = to_jsonb(g.expected))
  and coalesce(e.result ->> 'quote', g.quote) is not distinct from g.quote);
