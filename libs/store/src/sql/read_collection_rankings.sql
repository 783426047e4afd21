-- How collections are ranked and when they answer: what was measured of each, and what was set for it.
-- $1 collections
select c.id, c.settings -> 'ranking' as ranking, c.settings -> 'answering' -> 'threshold' as threshold, c.settings -> 'answerCache' as rewordings,
  p.chunks, p.sharpness, p.languages, p.keyword_method
from collection c left join collection_profile p on p.collection_id = c.id
where c.id = any($1::text[]);
