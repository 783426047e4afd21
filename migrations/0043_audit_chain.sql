-- Each act stands on the one before it: its hash covers what it says and the hash before. One chain per organisation, made here and not by
-- who writes, so that every road and every process, those of the release before included, goes by it.
alter table audit add column sequence bigint, add column previous text, add column hash text;

-- Where each chain ends; its row is what writers wait for.
create table audit_head (
  organisation_id text primary key references organisation,
  sequence bigint not null,
  hash text not null
);

-- What the hash is taken of, and what an export says, to the byte.
create function audit_record(a audit) returns text
language sql stable as $$
  select concat(
    '{"sequence":', a.sequence,
    ',"previous":"', a.previous,
    '","id":', to_json(a.id),
    ',"at":"', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    '","organisation":', to_json(a.organisation_id),
    ',"key":', coalesce(to_json(a.key_id)::text, 'null'),
    ',"action":', to_json(a.action),
    ',"target":', to_json(a.target),
    ',"details":', a.details, '}')
$$;

create function chain_audit() returns trigger
language plpgsql as $$
declare head audit_head;
begin
  insert into audit_head values (new.organisation_id, 0, repeat('0', 64)) on conflict do nothing;
  -- Held until the act itself is committed or undone: the next writer stands on what is there for good.
  select * into head from audit_head where organisation_id = new.organisation_id for update;
  new.sequence := head.sequence + 1;
  new.previous := head.hash;
  new.at := clock_timestamp();
  new.hash := encode(sha256(convert_to(audit_record(new), 'UTF8')), 'hex');
  update audit_head set sequence = new.sequence, hash = new.hash where organisation_id = new.organisation_id;
  return new;
end
$$;

-- What was written before there was a chain gets one as it stands; what was done to it earlier, the chain cannot know.
do $$
declare
  entry audit;
  head audit_head;
begin
  for entry in select * from audit order by organisation_id, at, id loop
    if head.organisation_id is distinct from entry.organisation_id then
      head := (entry.organisation_id, 0, repeat('0', 64));
    end if;
    entry.sequence := head.sequence + 1;
    entry.previous := head.hash;
    entry.hash := encode(sha256(convert_to(audit_record(entry), 'UTF8')), 'hex');
    update audit set sequence = entry.sequence, previous = entry.previous, hash = entry.hash where id = entry.id;
    head := (entry.organisation_id, entry.sequence, entry.hash);
    insert into audit_head values (head.organisation_id, head.sequence, head.hash)
      on conflict (organisation_id) do update set sequence = excluded.sequence, hash = excluded.hash;
  end loop;
end
$$;

alter table audit alter column sequence set not null, alter column previous set not null, alter column hash set not null;
drop index audit_at;
create unique index audit_sequence on audit (organisation_id, sequence);
create index audit_of_target on audit (organisation_id, target, sequence);
create trigger audit_chain before insert on audit for each row execute function chain_audit();

create function keep_audit() returns trigger
language plpgsql as $$
begin
  raise exception 'the audit log is only ever added to: % of "%" is refused', lower(tg_op), tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_kept before update or delete on audit for each row execute function keep_audit();
create trigger audit_not_emptied before truncate on audit for each statement execute function keep_audit();
create trigger audit_head_kept before delete on audit_head for each row execute function keep_audit();
create trigger audit_head_not_emptied before truncate on audit_head for each statement execute function keep_audit();
-- Only the chain itself moves its head.
create trigger audit_head_moved before update on audit_head for each row when (pg_trigger_depth() = 0) execute function keep_audit();
