-- Who is told of events, and how far that has come. Every delivery is a row, written with its event: what is not there was not wanted.
-- `written` orders events as readers may rely on: what a transaction that is still open wrote comes after everything that is visible.
alter table event_entry add written xid8 not null default pg_current_xact_id();
create index event_in_order on event_entry (organisation_id, written, id);
create index event_by_time on event_entry (at);

create table webhook (
  id text primary key,
  organisation_id text not null references organisation,
  url text not null,
  description text,
  -- Empty means every one.
  event_types text[] not null default '{}',
  collection_ids text[] not null default '{}',
  -- AES-256-GCM; opened to sign only.
  secret bytea not null,
  enabled boolean not null default true,
  disabled_reason text,
  -- Refusals in a row, and since when: they decide when it is tried again and when no more.
  failures int not null default 0,
  failing_since timestamptz,
  next_attempt_at timestamptz,
  -- The worker that delivers holds it until then.
  lease_until timestamptz,
  last_success_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index webhook_of_organisation on webhook (organisation_id, id);

create table webhook_delivery (
  webhook_id text not null references webhook on delete cascade,
  event_id text not null references event_entry on delete cascade,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  status_code int,
  -- The first bytes of the answer, or why there was none.
  response text,
  duration_ms int,
  created_at timestamptz not null default now(),
  last_attempt_at timestamptz,
  primary key (webhook_id, event_id)
);
create index webhook_delivery_due on webhook_delivery (webhook_id, next_attempt_at) where state = 'pending';
create index webhook_delivery_of_event on webhook_delivery (event_id);

-- Whether the reader may hear of an event. Of a deleted document, editors who could read it do.
create function may_hear(e event_entry, reader_organisation text, reader_role text, reader_groups text[]) returns boolean
language sql stable
return e.organisation_id = reader_organisation and (
  reader_role = 'admin'
  or case
    when e.document_id is not null then exists (
      select from document d
      where d.id = e.document_id and (
        may_read(d, reader_organisation, reader_role, reader_groups)
        or (d.deleted_at is not null and reader_role = 'editor' and (d.access_public or d.access_groups && reader_groups))))
    when e.source_id is not null then exists (
      select from source s where s.id = e.source_id and may_see_source(s, reader_organisation, reader_role, reader_groups))
    else reader_role = 'editor'
  end);

create view webhook_summary as
select w.id, w.organisation_id, w.url, w.description, w.event_types, w.collection_ids, w.enabled, w.disabled_reason, w.failures,
  w.failing_since, w.next_attempt_at, w.last_success_at, w.created_at, w.updated_at,
  (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.state = 'pending') as pending
from webhook w;
