-- From a chunk to the document that shows it: without this every passage read walks a collection's documents.
create index document_live_revision on document (live_revision_id);
