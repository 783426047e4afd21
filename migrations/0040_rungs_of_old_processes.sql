-- Processes of the release before write traces without a rung while they are replaced one by one: theirs is told as that of older traces was.
create function fill_rung() returns trigger
language plpgsql as $$
begin
  new.rung := case
    when new.status = 'failed' then 'failed'
    when new.status in ('abstained', 'refused') then 'refused'
    when new.status = 'retrieval_only' then 'retrieval_only'
    when new.answer ? 'again' then 'cached'
    when new.answer ->> 'mode' = 'compose' then 'composed'
    else 'extracted'
  end;
  return new;
end
$$;
create trigger question_rung before insert on question for each row when (new.rung is null) execute function fill_rung();
