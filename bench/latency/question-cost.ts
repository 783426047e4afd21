import type { ModelSettings } from '#config';
import { fetchModel, findEmbedModel, OnnxEmbedder } from '#models';
import type { Asked } from './asked.ts';

const never = new AbortController().signal;
export const defaultEmbedder = 'bge-small-en-v1.5-int8';
export const questionCost = `one question by ${defaultEmbedder}`;

/** The model that is the default: what it takes to embed one question, since the collection here is filled with a quicker one. */
export async function askedModel(settings: ModelSettings): Promise<Asked & AsyncDisposable> {
  const model = findEmbedModel(defaultEmbedder);
  await fetchModel(model, settings, { signal: never });
  const embedder = await OnnxEmbedder.open(model, settings, { device: 'cpu', threads: 1, passageRuns: 1 });
  return {
    name: questionCost,
    ask: async (question) => {
      const started = performance.now();
      await embedder.embed([question], 'query', never);
      return { embed: performance.now() - started };
    },
    [Symbol.asyncDispose]: () => embedder[Symbol.asyncDispose](),
  };
}
