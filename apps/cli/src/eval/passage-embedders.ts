import type { Embedder } from '#core';
import type { Runtime } from '#runtime';
import { withCache } from './cached-embedder.ts';
import { VectorFile } from './vector-file.ts';

/** What makes the vectors of passages: those that search goes by, and those of the second embedder where there is one. */
export interface PassageEmbedders {
  readonly embedder: Embedder;
  readonly second: Embedder | null;
}

/** Those of the runtime, keeping what they make in a folder where one is named. Disposing writes it. */
export function keptEmbedders({ models }: Pick<Runtime, 'models'>, folder: string | null): PassageEmbedders & Disposable {
  const stack = new DisposableStack();
  const kept = (embedder: Embedder): Embedder =>
    folder === null ? embedder : withCache(embedder, stack.use(VectorFile.open(folder, embedder.id)));
  const { secondEmbedder } = models.judges;
  return {
    embedder: kept(models.embedder),
    second: secondEmbedder && kept(secondEmbedder),
    [Symbol.dispose]: () => stack.dispose(),
  };
}
