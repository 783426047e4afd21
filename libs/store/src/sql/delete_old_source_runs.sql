-- Keeps a source's last visits and forgets the older ones.
-- $1 source, $2 how many are kept
delete from source_run where source_id = $1 and status <> 'running'
  and id not in (select id from source_run where source_id = $1 order by id desc limit $2);
