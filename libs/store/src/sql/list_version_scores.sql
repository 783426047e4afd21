-- The newest finished evaluation of each version in each collection, those made by rule only where there is no other; an admin's to see, for it may count what others cannot.
-- $1 organisation, $2 versions
select distinct on (r.version_id, r.collection_id) r.version_id, r.id as evaluation_id, c.name as collection, r.questions, r.synthetic,
  (r.figures #>> '{stages,reranked,ndcg10}')::float8 as ndcg10, r.figures #> '{stages,reranked,interval}' as interval,
  (r.figures #>> '{stages,reranked,recall10}')::float8 as recall10, r.ended_at, r.released_at
from evaluation_run r join collection c on c.id = r.collection_id
where r.organisation_id = $1 and r.version_id = any($2::text[]) and r.kind = 'evaluation' and r.status = 'done'
order by r.version_id, r.collection_id, r.synthetic, r.id desc;
