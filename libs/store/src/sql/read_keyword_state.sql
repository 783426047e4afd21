-- What the words of a question are analysed by in some collections, and whether text analysed the earlier way is still there.
-- $1 organisation, $2 collections
select c.id, coalesce(c.settings -> 'synonyms', '[]') as synonyms,
  array(select l.language from keyword_language l where l.collection_id = c.id order by l.language) as languages,
  -- Mostly nothing is of an earlier analysis; the ordered look tells that from the index alone, where without statistics every document was gone through.
  case when (select r.document_id from revision r where r.analysis < 2 order by r.document_id limit 1) is null then false
    else exists (select from revision r join document d on d.id = r.document_id where r.analysis < 2 and d.collection_id = c.id) end as has_earlier
from collection c
where c.organisation_id = $1 and c.id = any($2::text[]);
