import { PGVectorStore } from '@langchain/community/vectorstores/pgvector';
import { Embeddings } from '@langchain/core/embeddings';
import { Pool } from 'pg';
import { type Contender, depth, type EmbedQuestion } from './contender.ts';
import { numbersOf, type ServedChunk } from './served-chunks.ts';

/** LangChain's view of the collection's model. Chunks come with their vectors, so only questions are embedded. */
class QuestionEmbeddings extends Embeddings {
  private readonly embed: EmbedQuestion;

  constructor(embed: EmbedQuestion) {
    super({});
    this.embed = embed;
  }

  override async embedQuery(question: string): Promise<number[]> {
    return [...(await this.embed(question))];
  }

  override embedDocuments(): Promise<number[][]> {
    throw new Error('chunks are added with the vectors that they already have');
  }
}

export interface LangchainSetting {
  /** Of an empty database. */
  readonly url: string;
  readonly chunks: readonly ServedChunk[];
  readonly embed: EmbedQuestion;
}

/** LangChain.js with its own PGVector store, as its documentation sets it up: one table, cosine, `similaritySearch`. It has no hybrid. */
export async function langchainContender({ url, chunks, embed }: LangchainSetting): Promise<Contender> {
  const pool = new Pool({ connectionString: url, max: 4 });
  const dimensions = chunks[0] ? numbersOf(chunks[0]).length : 1;
  const store = await PGVectorStore.initialize(new QuestionEmbeddings(embed), {
    pool,
    tableName: 'langchain',
    distanceStrategy: 'cosine',
    dimensions,
  });
  for (let start = 0; start < chunks.length; start += 500) {
    const batch = chunks.slice(start, start + 500);
    await store.addVectors(
      batch.map(numbersOf),
      batch.map(({ document, text }) => ({ pageContent: text, metadata: { document } })),
    );
  }
  await pool.query('vacuum (analyze) langchain');
  return {
    name: 'LangChain.js PGVectorStore',
    about: `@langchain/community PGVectorStore, cosine, no index (its default), similaritySearch(question, ${depth})`,
    rank: async (question) => {
      const started = performance.now();
      const found = await store.similaritySearch(question, depth);
      const ms = performance.now() - started;
      const documentIds = [...new Set(found.map(({ metadata }) => String(metadata['document'])))];
      return { 'LangChain.js PGVectorStore': { documentIds, ms } };
    },
    [Symbol.asyncDispose]: () => store.end(),
  };
}
