-- Made by rule out of the collection's own passages, and no person's: they never count beside real ones.
alter table golden_question add column synthetic boolean not null default false;

-- A tuning is a run that tries settings instead of measuring those that are served. `wanted` is the settings it tries, the first those served
-- when it was asked for; `synthetic` says what kind of questions it asked.
alter table evaluation_run add column kind text not null default 'evaluation' check (kind in ('evaluation', 'tuning'));
alter table evaluation_run add column wanted jsonb;
alter table evaluation_run add column synthetic boolean not null default false;
-- What the collection was ranked under once what a tuning proposes was taken.
alter table evaluation_run add column applied_configuration_id text references configuration;
create index evaluation_run_applied on evaluation_run (applied_configuration_id) where applied_configuration_id is not null;
