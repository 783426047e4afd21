-- Whether a revision is on its way to being live: what is made only in the background waits for it.
-- no parameters
select exists (select from revision where status in ('received', 'parsed', 'embedded')) as waits;
