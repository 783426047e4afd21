import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { FaultNews, FaultOperation, FaultOrder } from './fault-child.ts';
import { TornStates } from './torn-states.ts';

const operations: readonly FaultOperation[] = ['publish', 'replace', 'rollback', 'delete'];

export interface FaultRuns {
  readonly database: 'PGlite' | 'PostgreSQL';
  readonly seed: number;
  readonly runs: number;
  /** Runs that ended by the kill; the others were through before. */
  readonly killed: number;
  /** Statements of each operation at which a process can die, and how many of these points a kill hit, before or after the statement. */
  readonly points: Readonly<Record<FaultOperation, { readonly statements: number; readonly hit: number }>>;
  /** Times that every document was looked at. */
  readonly looks: number;
  /** What readers saw that must not be, with the run it was seen in. */
  readonly torn: readonly string[];
}

export interface FaultPlan {
  /** A PostgreSQL's address, or null for the embedded database in a folder of its own. */
  readonly url: string | null;
  readonly runs: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}

interface Ended {
  readonly news: readonly FaultNews[];
  readonly isKilled: boolean;
}

/** Kills a process at every step of publish, replace, rollback and delete in turn, while others read; then has it done again and checks the end. */
export async function runFaults({ url, runs, seed, say = () => undefined }: FaultPlan): Promise<FaultRuns> {
  const folder = mkdtempSync(join(tmpdir(), 'aquifer-faults-'));
  const base = {
    database: url ? ({ kind: 'server', url } as const) : ({ kind: 'embedded', dir: join(folder, 'database') } as const),
    blobs: join(folder, 'blobs'),
  };
  try {
    const torn: string[] = [];
    let looks = 0;
    const note = (where: string, { news }: Ended) => {
      for (const { torn: seen = [], looks: more = 0 } of news) {
        looks += more;
        torn.push(...seen.map((fault) => `${where}: ${fault}`));
      }
    };
    const counted = await runChild({ ...base, operation: 'count', document: '', redo: null, dieAt: 0, when: 'before' });
    note('counting', counted);
    const statements = Object.assign({}, ...counted.news.map((news) => news.statements ?? {})) as Record<FaultOperation, number>;
    await using reader = url ? new TornStates(url) : null;
    const random = generator(seed);
    const hit = new Set<string>();
    let [killed, redo] = [0, null as FaultOrder['redo']];
    for (let run = 0; run < runs; run += 1) {
      const operation = operations[run % operations.length] ?? 'publish';
      const dieAt = 1 + random(statements[operation]);
      const when = random(2) === 0 ? 'before' : 'after';
      const order: FaultOrder = { ...base, operation, document: `run-${run}`, redo, dieAt, when };
      const seenBeside = (faults: readonly string[]) => {
        looks += 1;
        torn.push(...faults.map((fault) => `run ${run}, read beside: ${fault}`));
      };
      const ended = await whileReading(reader, () => runChild(order), seenBeside);
      note(`run ${run} (${operation}, ${when} statement ${dieAt})`, ended);
      if (ended.isKilled) {
        killed += 1;
        hit.add(`${operation} ${when} ${dieAt}`);
      }
      say(
        `seed ${seed}, run ${run + 1}/${runs}: ${operation}, killed ${when} statement ${dieAt} of ${statements[operation]}; torn so far: ${torn.length}`,
      );
      redo = { operation, document: order.document };
    }
    note('the last look', await runChild({ ...base, operation: 'look', document: '', redo, dieAt: 0, when: 'before' }));
    const points = Object.fromEntries(
      operations.map((name) => [
        name,
        { statements: statements[name], hit: [...hit].filter((point) => point.startsWith(`${name} `)).length },
      ]),
    ) as FaultRuns['points'];
    return { database: url ? 'PostgreSQL' : 'PGlite', seed, runs, killed, points, looks, torn };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A second process's eyes: on a server, transactions of the one that dies are under way while these look. */
async function whileReading(
  reader: TornStates | null,
  work: () => Promise<Ended>,
  tell: (faults: readonly string[]) => void,
): Promise<Ended> {
  if (!reader) return work();
  const over = new AbortController();
  const reading = (async () => {
    while (!over.signal.aborted) tell(await reader.look());
  })();
  try {
    return await work();
  } finally {
    over.abort();
    await reading;
  }
}

async function runChild(order: FaultOrder): Promise<Ended> {
  const path = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './fault-child.ts' : './fault-child.js', import.meta.url));
  const flags = path.endsWith('.ts') ? ['--conditions=source'] : [];
  const child = spawn(process.execPath, [...flags, path, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (bytes: Buffer) => errors.push(bytes.toString()));
  const news: FaultNews[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => news.push(JSON.parse(line) as FaultNews));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`${JSON.stringify(order)} ended with ${code ?? signal}:\n${errors.join('')}`);
  return { news, isKilled: signal === 'SIGKILL' };
}

/** Park and Miller's: the same seed gives the same kills. */
function generator(seed: number): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}
