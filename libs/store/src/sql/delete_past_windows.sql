-- Windows that nobody counts in any more.
-- no parameters
delete from request_window where minute < now() - interval '5 minutes';
