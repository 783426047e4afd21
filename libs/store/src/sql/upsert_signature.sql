-- The signature of a revision's text and its bands.
-- $1 revision, $2 signature, $3 hashes of bands in their order
with signed as (
  insert into revision_signature (revision_id, document_id, collection_id, signature)
  select r.id, d.id, d.collection_id, $2::int[] from revision r join document d on d.id = r.document_id where r.id = $1
  on conflict (revision_id) do update set signature = excluded.signature
  returning revision_id, collection_id
)
insert into signature_band (collection_id, band, hash, revision_id)
select signed.collection_id, place, hash, signed.revision_id from signed, unnest($3::int[]) with ordinality as bands(hash, place)
on conflict do nothing;
