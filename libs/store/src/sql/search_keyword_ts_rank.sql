-- Keyword leg where pg_textsearch is absent: any word counts, ranked by cover density over the length; passages with the most of the quoted phrases as they stand come first.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 analysed query joined by |, $7 limit, $8 terms of which those that a row has are told: many are compared by hash, few are searched for, $9 phrases as regular expressions, $10 analysed phrases joined by | or the query where none is quoted, $11 how many passages are read for the phrases
with matching as materialized (
  select k.chunk_id, k.terms, ts_rank_cd(to_tsvector('simple', k.terms), to_tsquery('simple', $6), 1) as score,
    to_tsvector('simple', k.terms) @@ to_tsquery('simple', $10) as is_near
  from keyword_entry k join document d on d.id = k.document_id
  where k.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath
    and to_tsvector('simple', k.terms) @@ to_tsquery('simple', $6)
),
quoting as (
  select n.chunk_id, (
      select count(*)::int from unnest($9::text[]) as p (phrase)
      where normalize(concat_ws(e'\x1f', r.title, c.headings::text, c.context, c.text), nfkc) ~ p.phrase
    ) as phrases
  from (select m.chunk_id from matching m where m.is_near and cardinality($9::text[]) > 0 order by m.score desc limit $11) n
  join chunk c on c.id = n.chunk_id join revision r on r.id = c.revision_id
)
select m.chunk_id, m.score, coalesce(q.phrases, 0) as phrases,
  case when cardinality($8::text[]) > 50
    then array(select distinct w.word from unnest(string_to_array(m.terms, ' ')) as w (word) where w.word = any($8::text[]))
    else array(select t.term from unnest($8::text[]) as t (term) where strpos(' ' || m.terms || ' ', ' ' || t.term || ' ') > 0) end as found
from matching m left join quoting q on q.chunk_id = m.chunk_id
order by phrases desc, m.score desc, m.chunk_id
limit $7;
