import { Pool } from 'pg';
import type { Embedder } from '#core';
import { CommonParts, type QueryForm, timed } from '../peers/common-parts.ts';
import { servedChunks } from '../peers/served-chunks.ts';
import type { Asked } from './asked.ts';

const never = new AbortController().signal;
const limit = 100;
const fetched = 10;
const forms: readonly QueryForm[] = ['any word', 'websearch'];

export interface CommonSide extends AsyncDisposable {
  readonly asked: readonly Asked[];
  readonly chunks: number;
}

/** The common parts over copies of the same chunks and vectors, in the database of the service itself; called in-process, without HTTP. */
export async function askedCommonParts(url: string, embedder: Embedder): Promise<CommonSide> {
  const pool = new Pool({ connectionString: url, max: 4 });
  const parts = await CommonParts.create(pool, embedder.dimensions, 'english');
  let chunks = 0;
  for await (const page of servedChunks(pool, embedder.id)) {
    await parts.add(page);
    chunks += page.length;
  }
  await parts.finish();
  const asked = forms.map((form) => ({
    name: `common parts, ${form}`,
    ask: async (question: string) => {
      const { value, ms: embed } = await timed(() => embedder.embed([question], 'query', never));
      const { timings } = await parts.search(question, value[0] ?? new Float32Array(), { form, limit, fetched });
      return { embed, ...timings, total: embed + (timings['total'] ?? 0) };
    },
  }));
  return { asked, chunks, [Symbol.asyncDispose]: () => pool.end() };
}
