-- The ledger of applied migrations.
-- no parameters
create table if not exists schema_migration (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
);
