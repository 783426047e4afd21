-- Lets go of every question that is held: for a process that knows it is alone.
-- no parameters
update batch_question set lease_until = '-infinity' where state = 'running';
