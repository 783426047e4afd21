-- A question that goes to a person. One that is there already stays as it is.
-- $1 question, $2 organisation, $3 effect, $4 policies that caught it, $5 role of the asker, $6 groups of the asker
insert into review (question_id, organisation_id, effect, policies, asker_role, asker_groups) values ($1, $2, $3, $4, $5, $6)
on conflict (question_id) do nothing
returning question_id;
