import { Pool } from 'pg';
import { CommonParts, type QueryForm, queryForms, timed } from './common-parts.ts';
import { type Contender, depth, type DocumentOfChunk, type EmbedQuestion, toDocuments } from './contender.ts';
import type { ServedChunk } from './served-chunks.ts';

/** PostgreSQL's text search configurations by the language tags of the sets; `simple` where it has none. */
const configurations: Readonly<Record<string, string>> = {
  ar: 'arabic',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  hi: 'hindi',
  ro: 'romanian',
  ru: 'russian',
  tr: 'turkish',
};

export interface CommonSetting {
  /** Of an empty database. */
  readonly url: string;
  readonly chunks: readonly ServedChunk[];
  readonly language: string;
  readonly embed: EmbedQuestion;
}

/** One contender for each way of making a tsquery; all of them on one table. */
export async function commonContenders(setting: CommonSetting, documentOf: DocumentOfChunk): Promise<Contender[]> {
  const pool = new Pool({ connectionString: setting.url, max: 4 });
  const configuration = configurations[setting.language] ?? 'simple';
  const [first] = setting.chunks;
  const parts = await CommonParts.create(pool, first ? first.vector.split(',').length : 1, configuration);
  for (let start = 0; start < setting.chunks.length; start += 1000) await parts.add(setting.chunks.slice(start, start + 1000));
  await parts.finish();
  const forms = Object.keys(queryForms) as QueryForm[];
  let open = forms.length;
  return forms.map((form) => ({
    name: `common parts, ${form}`,
    about: `ts_rank_cd over to_tsvector('${configuration}', embedded text) by ${queryForms[form]}, exact pgvector cosine, RRF with k = 60`,
    rank: async (question) => {
      const { value: vector, ms } = await timed(() => setting.embed(question));
      const { keyword, fused, timings } = await parts.search(question, vector, { form, limit: depth, fetched: depth });
      return {
        [`ts_rank_cd, ${form}`]: { documentIds: toDocuments(keyword, documentOf), ms: timings['keyword'] ?? 0 },
        [`common parts, ${form}`]: { documentIds: toDocuments(fused, documentOf), ms: ms + (timings['total'] ?? 0) },
      };
    },
    // The last one that goes closes what they share.
    [Symbol.asyncDispose]: async () => {
      open -= 1;
      if (open === 0) await pool.end();
    },
  }));
}
