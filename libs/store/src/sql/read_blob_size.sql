-- What the stored files take on disk.
-- no parameters
select count(*) as blobs, coalesce(sum(bytes), 0) as bytes from blob;
