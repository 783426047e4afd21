import type { Database, Queryable } from '../database/database.ts';
import { storeFault } from '../database/store-fault.ts';

/** What a look at a model's index came to. `busy`: another process builds it. */
export type IndexOutcome =
  | { readonly outcome: 'ready' | 'too few vectors' | 'too many dimensions' | 'busy' }
  | { readonly outcome: 'built' | 'rebuilt'; readonly vectors: number; readonly ms: number };

interface IndexState {
  readonly state: 'absent' | 'broken' | 'ready';
  readonly is_due: boolean;
}

interface Definition {
  readonly drop: string;
  readonly remember: string;
  readonly build: string;
  readonly vectors: number;
  readonly dimensions: number;
  readonly process: number;
}

type Run = (text: string) => Promise<void>;

/**
 * How a database's index is built, and the most dimensions pgvector takes for it. A server halves the precision and so the index. WebAssembly
 * has no instruction for half precision, comparing takes three times as long; and it has one session, which nobody can be left undisturbed in.
 */
const manners = {
  server: { word: 'concurrently', keptAs: 'halfvec', mostDimensions: 4000 },
  embedded: { word: '', keptAs: 'vector', mostDimensions: 2000 },
} as const;
const diskFull = '53100';

/** Keeps the index that the approximate way of the vector leg walks. */
export class PgVectorIndex {
  private readonly database: Database;
  private readonly from: number;

  /** `from`: vectors of a model from which an index is worth its upkeep; 0 for never. */
  constructor(database: Database, { from }: { readonly from: number }) {
    this.database = database;
    this.from = from;
  }

  /**
   * Builds the index where it is due, or again where its building was cut off. Searches and uploads go on meanwhile on a server; the
   * embedded database serves nobody until it is done. An abort stops the building and leaves it for the next time.
   */
  async refresh(modelId: string, signal: AbortSignal): Promise<IndexOutcome> {
    const state = await this.look(this.database, modelId);
    if (state.state === 'ready') return { outcome: 'ready' };
    if (!state.is_due) return { outcome: 'too few vectors' };
    signal.throwIfAborted();
    return this.database.script(async (run, queryable) => {
      const [lock] = await queryable.query<{ locked: boolean }>('try_lock_vector_index', [modelId]);
      if (!lock?.locked) return { outcome: 'busy' };
      // With the lock ours nobody builds it: one that is not valid now never will be.
      const { state: standing } = await this.look(queryable, modelId);
      if (standing === 'ready') return { outcome: 'ready' };
      return this.build({ modelId, isAgain: standing === 'broken', run, queryable, signal });
    });
  }

  private async look(queryable: Queryable, modelId: string): Promise<IndexState> {
    if (this.from === 0) return { state: 'absent', is_due: false };
    const [state] = await queryable.query<IndexState>('read_vector_index', [modelId, this.from]);
    return state ?? { state: 'absent', is_due: false };
  }

  private async build(task: {
    readonly modelId: string;
    readonly isAgain: boolean;
    readonly run: Run;
    readonly queryable: Queryable;
    readonly signal: AbortSignal;
  }): Promise<IndexOutcome> {
    const { modelId, isAgain, run, queryable, signal } = task;
    const { word, keptAs, mostDimensions } = manners[this.database.kind];
    const [definition] = await queryable.query<Definition>('define_vector_index', [modelId, word, keptAs]);
    if (!definition || definition.dimensions > mostDimensions) return { outcome: 'too many dimensions' };
    const startedAt = performance.now();
    const cancel = (): void => void this.database.query('cancel_process', [definition.process]).catch(() => undefined);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await run(definition.remember);
      await buildAfresh(run, definition);
    } catch (error) {
      signal.throwIfAborted();
      throw storeFault(error, `index of ${modelId}`);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
    return { outcome: isAgain ? 'rebuilt' : 'built', vectors: definition.vectors, ms: performance.now() - startedAt };
  }
}

async function buildAfresh(run: Run, { drop, build }: Definition): Promise<void> {
  await run(drop);
  try {
    await run(build);
  } catch (error) {
    // Workers of a parallel build share memory through /dev/shm, of which a container has 64 MB unless told otherwise.
    if (!(error instanceof Error && 'code' in error && error.code === diskFull)) throw error;
    await run(drop);
    await run('set max_parallel_maintenance_workers = 0');
    await run(build);
  }
}
