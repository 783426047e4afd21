import type { Span } from './span.ts';
import type { SearchScope } from './search.ts';

/** How like two chunks are, by the vectors of one model. */
export interface ChunkLikeness {
  readonly left: string;
  readonly right: string;
  readonly cosine: number;
}

/** What stands around a chunk, in its section. */
export interface Surroundings {
  readonly chunkId: string;
  readonly revisionId: string;
  /** The chunks of its section near it, itself among them, in the order of the text. */
  readonly around: readonly Span[];
  /** The canonical text of its revision. */
  readonly text: string;
}

/** What a chunk says, beside a question. */
export interface ChunkContent {
  readonly chunkId: string;
  readonly documentId: string;
  readonly title: string;
  readonly text: string;
  /** The words of the question that it holds, in lower case, apart at white space. */
  readonly words: readonly string[];
}

/** What chunks have to do with each other. Implementers tell nothing of a chunk outside `scope`. */
export abstract class ChunkRelations {
  /** Of each two of the chunks named that both have a vector of the model. */
  abstract likeness(chunkIds: readonly string[], modelId: string, scope: SearchScope): Promise<ChunkLikeness[]>;
  /** Of the chunks named. */
  abstract contents(query: string, chunkIds: readonly string[], scope: SearchScope): Promise<ChunkContent[]>;
  /** Of the chunks named, with at most `reach` chunks to each side. */
  abstract surroundings(chunkIds: readonly string[], reach: number, scope: SearchScope): Promise<Surroundings[]>;
}
