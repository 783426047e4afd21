-- Questions asked one after the other, each read after those before it, and what a question was taken for before it was searched.
alter table question add column conversation_id text;
create index question_of_conversation on question (organisation_id, conversation_id, asked_at) where conversation_id is not null;
alter table retrieval add column understood jsonb;
