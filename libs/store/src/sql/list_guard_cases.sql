-- A page of revisions in which the guard found something, newest first, each with the worst of it.
-- $1 organisation, $2 role, $3 groups, $4 state, $5 collection or null, $6 level or null, $7 revision to start before or null, $8 limit
select g.*, (select count(*) from guard_finding f where f.revision_id = g.revision_id) as finding_count,
  (select coalesce(jsonb_agg(to_jsonb(shown) - 'place' order by shown.place), '[]') from (
    select f.*, finding_counts(f, d) as counts, row_number() over (order by f.level = 'quarantined' desc, f.score desc, f.ordinal) as place
    from guard_finding f where f.revision_id = g.revision_id order by place limit 3) shown) as findings
from guard_case g
join document d on d.id = g.document_id
where may_read(d, $1, $2, $3::text[]) and g.state = $4 and ($5::text is null or g.collection_id = $5) and ($6::text is null or g.level = $6)
  and ($7::text is null or g.revision_id < $7)
order by g.revision_id desc
limit $8;
