-- A text's tokens as sign bits of their centred states, for late interaction; goes with its vector. Random bits do not compress.
create table token_signature (
  model_id text not null,
  text_hash text not null,
  tokens bytea not null,
  primary key (model_id, text_hash),
  foreign key (model_id, text_hash) references embedding on delete cascade
);
alter table token_signature alter column tokens set storage external;
