-- What a person answered, for taking a document out of it.
-- $1 question
select answer from review where question_id = $1 and answer is not null;
