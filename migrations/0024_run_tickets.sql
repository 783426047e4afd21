-- A run's `attempts` is the ticket of whoever holds it and only grows, so that none is ever given out twice; turns that ended by handing
-- the run back are counted here and taken off when it is asked how often it was tried.
alter table evaluation_run add column handed_back int not null default 0;
