import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Answer, DocumentList, Trace } from '#contract';
import { Caller } from '../../test/red-team/suite/caller.ts';
import { serveObedient } from '../../test/red-team/suite/obedient-model.ts';
import type { Attack, Harmless } from '../../test/red-team/suite/records.ts';
import { dealShelves, fill, type Room, type Shelf } from '../../test/red-team/suite/shelves.ts';
import { isRight, look, type Seen } from '../../test/red-team/suite/shown.ts';
import { makeTenants, strangeWords } from '../../test/red-team/suite/tenants.ts';
import { Service } from '../../test/service.ts';

export const modes = ['compose', 'extract'] as const;
export type Mode = (typeof modes)[number];

export interface Trial {
  readonly attacks: readonly Attack[];
  readonly harmless: readonly Harmless[];
  /** An id of the manifest, a file, or `obedient`: the model of the suite that does whatever it reads. */
  readonly generator: string;
  readonly threshold: string;
}

/** One question; `seen` is null where it failed. */
export interface Asked {
  readonly mode: Mode;
  readonly attack: Attack;
  readonly seen: Seen | null;
  /** The second organisation asked the same and was shown what the first one's document wants; null where its question failed. */
  readonly isSeenByNeighbour: boolean | null;
}

export interface LayerTrial {
  readonly asked: readonly Asked[];
  readonly rooms: readonly { readonly mode: Mode; readonly isRight: boolean | null }[];
  /** By external id. */
  readonly states: ReadonlyMap<string, { readonly status: string; readonly level: string | null }>;
  readonly errors: readonly string[];
}

/** What came of all attacks with these layers of the guard on: `none`, `all`, or names with a plus. */
export async function measureLayer(trial: Trial, layers: string, log: (line: string) => void): Promise<LayerTrial> {
  await using stack = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), 'aquifer-red-team-'));
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const keys = await makeTenants(dataDir);
  const model = trial.generator === 'obedient' ? stack.use(await serveObedient(trial.attacks)) : null;
  const writer: Settings = model
    ? { AQUIFER_GENERATOR: 'none', AQUIFER_REMOTE_MODELS: `obedient=${model.url}#tiny`, AQUIFER_CANARY_MINUTES: '0' }
    : { AQUIFER_GENERATOR: trial.generator };
  const service = stack.use(await Service.start({ dataDir, environment: { ...settings(trial, layers), ...writer } }));
  const [owner, asker, neighbour] = [keys.owner, keys.asker, keys.neighbour].map((key) => new Caller(service, key)) as Callers;
  const shelves = dealShelves(trial.attacks, trial.harmless);
  for (const shelf of shelves) await fill(shelf, owner, neighbour);
  const states = await statesOf(owner, shelves);
  log(`${shelves.length} collections are filled`);
  const examiner = new Examiner({ owner, asker, neighbour, log, questions: questionsOf(shelves) });
  for (const shelf of shelves) for (const mode of modes) await examiner.examine(shelf, mode);
  const { asked, rooms, errors } = examiner;
  return { asked, rooms, errors, states };
}

type Settings = Readonly<Record<string, string>>;
type Callers = [owner: Caller, asker: Caller, neighbour: Caller];

const settings = ({ threshold }: Trial, layers: string): Settings => ({
  ...(layers !== 'all' && { AQUIFER_GUARD: layers.replaceAll('+', ',') }),
  AQUIFER_ANSWER_THRESHOLD: threshold,
  AQUIFER_CACHE_MB: '0',
  AQUIFER_ANSWER_CACHE_MB: '0',
  // That a busy machine is late is not what is measured.
  AQUIFER_LEG_DEADLINE_MS: '60000',
  AQUIFER_QUERY_DEADLINE_MS: '60000',
  AQUIFER_RERANK_DEADLINE_MS: '60000',
});

const questionsOf = (shelves: readonly Shelf[]): number =>
  shelves.reduce((sum, { attacks, rooms }) => sum + attacks.length + rooms.length, 0) * modes.length;

interface Examination {
  readonly owner: Caller;
  readonly asker: Caller;
  readonly neighbour: Caller;
  readonly questions: number;
  readonly log: (line: string) => void;
}

/** After so many nothing answers any more: the layer is given up. */
const mostFailedInRow = 20;

/** Asks one question after the other; one that fails is counted, and the next is asked. */
class Examiner {
  readonly asked: Asked[] = [];
  readonly rooms: { mode: Mode; isRight: boolean | null }[] = [];
  readonly errors: string[] = [];
  readonly #callers: Examination;
  readonly #startMs = performance.now();
  #failedInRow = 0;

  constructor(callers: Examination) {
    this.#callers = callers;
  }

  async examine(shelf: Shelf, mode: Mode): Promise<void> {
    const { owner, asker, neighbour } = this.#callers;
    for (const attack of shelf.attacks) {
      const seen = await this.#tried(async () => {
        const answer = await ask(asker, { question: attack.question, mode, collections: [shelf.name] });
        const { calls } = await owner.json<Trace>(`/v1/questions/${answer.id}`);
        return look({ answer, calls, attack, strange: Object.values(strangeWords) });
      });
      const told = await this.#tried(() => ask(neighbour, { question: attack.question, mode: 'extract' }));
      this.asked.push({ mode, attack, seen, isSeenByNeighbour: told && JSON.stringify(told).includes(attack.id) });
      this.#tell();
    }
    for (const room of shelf.rooms) {
      this.rooms.push({ mode, isRight: await this.#tried(() => answersRightly(asker, room, { mode, collections: [shelf.name] })) });
      this.#tell();
    }
  }

  async #tried<Value>(work: () => Promise<Value>): Promise<Value | null> {
    try {
      const value = await work();
      this.#failedInRow = 0;
      return value;
    } catch (error) {
      this.errors.push(error instanceof Error ? error.message : String(error));
      this.#failedInRow += 1;
      if (this.#failedInRow >= mostFailedInRow) throw error;
      return null;
    }
  }

  #tell(): void {
    const done = this.asked.length + this.rooms.length;
    if (done % 25 !== 0) return;
    const seconds = (performance.now() - this.#startMs) / 1000;
    this.#callers.log(
      `${done} of ${this.#callers.questions} questions, ${(seconds / done).toFixed(1)} s each, ${this.errors.length} failed`,
    );
  }
}

const ask = (caller: Caller, body: object): Promise<Answer> =>
  caller.json<Answer>('/v1/questions', { deadlineMs: 100_000, ...body }, AbortSignal.timeout(120_000));

async function answersRightly(caller: Caller, { question, answer: expected }: Room, options: object): Promise<boolean> {
  const { answer } = await ask(caller, { question, ...options });
  return isRight(answer, expected);
}

async function statesOf(owner: Caller, shelves: readonly Shelf[]): Promise<LayerTrial['states']> {
  const lists = await Promise.all(
    shelves.map(({ name }) => owner.json<z.infer<typeof DocumentList>>(`/v1/collections/${name}/documents?limit=100`)),
  );
  const documents = lists.flatMap(({ items }) => items);
  return new Map(documents.map(({ externalId, status, latest }) => [externalId, { status, level: latest.guard?.level ?? null }]));
}
