-- A golden question may hold words of documents, and names some: it is shown to admins, to the key that wrote it, and to whoever can find every
-- document it expects. One that names no document is shown to the first two; one made by rule, to whoever may read what it was made of.
create function may_see_golden(g golden_question, reader_organisation text, reader_role text, reader_groups text[], reader_key text) returns boolean
language sql stable
return g.organisation_id = reader_organisation and (
  reader_role = 'admin'
  or coalesce(g.key_id = reader_key and not g.synthetic, false)
  or (cardinality(g.expected) > 0 and not exists (
    select from unnest(g.expected) as e (external_id)
    where not exists (
      select from document d
      where d.collection_id = g.collection_id and d.external_id = e.external_id and d.live_revision_id is not null
        and may_read(d, reader_organisation, reader_role, reader_groups)))));
