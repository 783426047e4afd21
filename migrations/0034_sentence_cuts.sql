-- `cut` says in which way sentences were cut: a hash of what that way makes of a sample text. Two ways stand side by side, so that two
-- programs that cut otherwise do not take turns at replacing each other's.
alter table sentence_vectors drop constraint sentence_vectors_pkey, add primary key (model_id, text_hash, title_md5, cut);
create index sentence_vectors_of_text on sentence_vectors (text_hash);
-- The ways that some program still cuts in, and when it last said so.
create table sentence_cut (
  cut int primary key,
  used_at timestamptz not null default now()
);
-- What one process makes of a revision in the background, no other begins meanwhile.
create table revision_claim (
  task text not null,
  revision_id text not null references revision on delete cascade,
  claimed_until timestamptz not null,
  primary key (task, revision_id)
);
create index revision_claim_of_revision on revision_claim (revision_id);
-- Every text that is live or kept, under the titles that it is shown with.
create view titled_text as
select c.text_hash, md5(coalesce(d.title, r.title, r.file_name)) as title_md5
from chunk c
join revision r on r.id = c.revision_id
join document d on d.id = r.document_id;
