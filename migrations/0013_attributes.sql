-- What a document can be filtered by: what its file says of itself, what stands about its revision, and over both the metadata it was given.
alter table document add attributes jsonb not null default '{}';

create function inferred_attributes(revision_id text) returns jsonb
language sql stable
return (
  select jsonb_strip_nulls(jsonb_build_object(
    'mediaType', split_part(r.media_type, ';', 1),
    'fileName', r.file_name,
    'language', r.properties -> 'language',
    'programmingLanguage', r.properties -> 'programmingLanguage',
    'authors', nullif(r.properties -> 'authors', '[]'),
    'keywords', nullif(r.properties -> 'keywords', '[]'),
    'entities', (select jsonb_agg(distinct entity -> 'value') from jsonb_array_elements(r.properties -> 'entities') entity),
    'createdAt', r.properties -> 'createdAt',
    'modifiedAt', r.properties -> 'modifiedAt'))
  from revision r where r.id = revision_id);

-- One place, so that no writer can forget it.
create function set_attributes() returns trigger language plpgsql as $$
begin
  new.attributes := coalesce(inferred_attributes(new.live_revision_id), '{}') || new.metadata;
  return new;
end
$$;
create trigger document_attributes before insert or update of metadata, live_revision_id on document
for each row execute function set_attributes();
update document set metadata = metadata;

drop index document_metadata;
create index document_attributes on document using gin (attributes jsonb_path_ops);
