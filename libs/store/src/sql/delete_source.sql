-- A source with its runs and items; its documents stay and belong to nobody.
-- $1 organisation, $2 role, $3 groups, $4 source
delete from source s where s.id = $4 and may_see_source(s, $1, $2, $3::text[]) returning s.id;
