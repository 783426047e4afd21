-- Where an answer stood on the ladder when it was given. What was written by a model in another's place was not told apart before.
alter table question add column rung text
  check (rung in ('cached', 'composed', 'stand_in', 'extracted', 'retrieval_only', 'refused', 'failed'));
update question set rung = case
  when status = 'failed' then 'failed'
  when status in ('abstained', 'refused') then 'refused'
  when status = 'retrieval_only' then 'retrieval_only'
  when answer ? 'again' then 'cached'
  when answer ->> 'mode' = 'compose' then 'composed'
  else 'extracted'
end;
alter table question alter column rung set not null;
