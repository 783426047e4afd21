-- A text's sentences as an answer chooses among them: each with its title before it, its vector in whole numbers. Goes with the text's vector.
-- `cut` counts up with the way sentences are cut. Random bytes do not compress.
create table sentence_vectors (
  model_id text not null,
  text_hash text not null,
  title_md5 text not null,
  cut int not null,
  sentences bytea not null,
  primary key (model_id, text_hash, title_md5),
  foreign key (model_id, text_hash) references embedding on delete cascade
);
alter table sentence_vectors alter column sentences set storage external;
