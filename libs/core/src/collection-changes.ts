/** What tells whether a search would find the same again. */
export abstract class CollectionChanges {
  /**
   * A mark for each collection, by its id. Implementers promise: it is another one, never seen before, from the moment at which anything
   * that a search of the collection may return was changed; a collection that is not the organisation's is missing.
   */
  abstract marks(organisationId: string, collectionIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
