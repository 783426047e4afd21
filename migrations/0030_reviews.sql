-- Questions that go to a person. A policy says which, of one collection or of all.
create table review_policy (
  id text primary key,
  organisation_id text not null references organisation,
  collection_id text references collection on delete cascade,
  name text not null,
  version int not null default 1,
  effect text not null check (effect in ('hold', 'copy')),
  conditions jsonb not null,
  -- Groups whose people, besides admins, see what it catches. Empty: every editor.
  reviewers text[] not null default '{}',
  enabled boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index review_policy_of on review_policy (organisation_id, id);

-- One row per question caught, written with its trace. Who asked is kept as they were: nothing may be shown to them by way of a person that
-- they could not read themselves.
create table review (
  question_id text primary key references question on delete cascade,
  number bigint generated always as identity unique,
  organisation_id text not null references organisation,
  effect text not null check (effect in ('hold', 'copy')),
  policies jsonb not null,
  asker_role text not null,
  asker_groups text[] not null,
  state text not null default 'open' check (state in ('open', 'taken', 'answered', 'dismissed')),
  taken_by text,
  taken_role text,
  taken_until timestamptz,
  settled_by text,
  settled_role text,
  settled_at timestamptz,
  reason text,
  answer jsonb,
  created_at timestamptz not null default now()
);
create index review_waiting on review (organisation_id, number) where state in ('open', 'taken');
create index review_settled on review (organisation_id, state, number) where state in ('answered', 'dismissed');

-- Who may review a question: admins, and editors who belong to the reviewers of every policy that caught it and names some.
create function may_review(r review, reader_organisation text, reader_role text, reader_groups text[]) returns boolean
language sql stable
return r.organisation_id = reader_organisation and (reader_role = 'admin' or (reader_role = 'editor' and not exists (
  select from jsonb_array_elements(r.policies) as caught (policy)
  where jsonb_array_length(caught.policy -> 'reviewers') > 0 and not caught.policy -> 'reviewers' ?| reader_groups)));

-- Who has taken it lets go of it by doing nothing for a while.
create function is_taken(r review) returns boolean
language sql stable
return r.state = 'taken' and r.taken_until > now();
