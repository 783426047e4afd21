-- Who is at a revision: none but its holder prolongs a claim or gives it up. Null: a process of the release before.
alter table revision_claim add column holder text;
