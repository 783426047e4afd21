-- All questions of a batch are here: it may begin.
-- $1 batch, $2 how many
update batch set state = 'received', questions = $2 where id = $1 and state = 'receiving' returning id;
