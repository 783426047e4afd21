// Reads what others publish, as they ask to be read: web pages, feeds, folders, repositories, buckets, wikis.
// Every adapter implements SourceAdapter of core; fetching keeps to limits and never reaches a private address unasked.
export {};
