import { CollectionChanges } from '#core';

interface Weights {
  /** Another one whenever the weights are. */
  version(collectionId: string): Promise<string>;
}

/** Marks that also move with the weights of words, which are drawn anew after the contents have changed: a search made with the old ones goes. */
export class WeighedChanges extends CollectionChanges {
  private readonly inner: CollectionChanges;
  private readonly weights: Weights;

  constructor(inner: CollectionChanges, weights: Weights) {
    super();
    this.inner = inner;
    this.weights = weights;
  }

  async marks(organisationId: string, collectionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const marks = await this.inner.marks(organisationId, collectionIds);
    return new Map(await Promise.all([...marks].map(async ([id, mark]) => [id, `${mark} ${await this.weights.version(id)}`] as const)));
  }
}
