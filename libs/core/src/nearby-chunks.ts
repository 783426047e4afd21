import type { Span } from './span.ts';
import type { SearchScope } from './search.ts';

/** What stands near a passage in its document. */
export interface NearbyChunk extends Span {
  readonly chunkId: string;
  readonly documentId: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly text: string;
  readonly page: number | null;
}

/** Reads what stands near passages, at most `reach` chunks to each side: by document, in the order of its text. Implementers tell nothing of a chunk outside `scope`. */
export abstract class NearbyChunks {
  abstract near(chunkIds: readonly string[], reach: number, scope: SearchScope): Promise<NearbyChunk[]>;
}
