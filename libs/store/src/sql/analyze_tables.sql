-- Tells the planner how many rows there are and how they are spread; only columns that are joined or filtered by, never texts.
-- no parameters
analyze document, revision (id, document_id, number, status, analysis), chunk (id, document_id, revision_id, text_hash),
  embedding (model_id, text_hash), keyword_entry (chunk_id, collection_id, document_id),
  signature_band (collection_id, band, hash, revision_id), revision_signature (revision_id, document_id),
  near_duplicate (collection_id, document_id, revision_id, other_document_id, other_revision_id);
