-- A program still cuts sentences in this way.
-- $1 way of cutting
insert into sentence_cut (cut) values ($1) on conflict (cut) do update set used_at = now();
