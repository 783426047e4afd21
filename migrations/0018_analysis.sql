-- Which analysis made the terms of a revision's chunks; null while it has none. What an earlier one made is made again in the background.
alter table revision add analysis int;
update revision set analysis = 1 where chunk_count is not null;
create index revision_of_earlier_analysis on revision (document_id) where analysis < 2;

-- The languages that a collection's documents are or were written in: a question is analysed under each of them.
create table keyword_language (
  collection_id text not null references collection on delete cascade,
  language text not null,
  primary key (collection_id, language)
);
insert into keyword_language (collection_id, language)
select distinct d.collection_id, r.properties ->> 'language'
from revision r join document d on d.id = r.document_id
where r.chunk_count is not null and r.properties ->> 'language' is not null;
