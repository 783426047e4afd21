-- How collections are ranked, when they answer and what answers may say: what was measured of each, and what was set for it.
-- $1 collections
select c.id, c.settings -> 'ranking' as ranking, c.settings -> 'answering' -> 'threshold' as threshold, c.settings -> 'answerCache' as rewordings,
  c.settings -> 'guard' as output, c.settings -> 'personalData' as personal_data,
  p.chunks, p.sharpness, p.languages, p.keyword_method
from collection c left join collection_profile p on p.collection_id = c.id
where c.id = any($1::text[]);
