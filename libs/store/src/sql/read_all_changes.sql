-- One mark for all collections: another one after whatever changed what a search of any of them may find.
-- no parameters
select coalesce(md5(string_agg(mark::text, '' order by collection_id)), '') as mark from collection_change;
