import type { Answer, Problem } from '#contract';
import type { Service } from '../../test/service.ts';
import { questions } from '../../test/fixtures/house.ts';

const askersAtOnce = 4;
export const deadlineMs = 10_000;
/** Whoever asked gives up: the question hangs. */
const patienceMs = 40_000;

/** One question as its asker saw it. */
export interface Seen {
  readonly atMs: number;
  readonly ms: number;
  /** Null: nothing came, or the connection broke. */
  readonly status: number | null;
  /** The rung of an answer, or the code of a problem. */
  readonly stood: string;
  /** Nothing had to stand in for anything. */
  readonly isNormal: boolean;
  readonly isAnswered: boolean;
  readonly retryAfterSeconds: number | null;
}

/** Asks on and on, four at once, until it is stopped. Times are counted from `startMs`. */
export class SteadyQuestions {
  readonly seen: Seen[] = [];
  /** Those on their way. */
  open = 0;
  private readonly service: Service;
  private readonly startMs: number;
  private isOver = false;
  private asked = 0;
  private readonly askers: Promise<unknown>;

  constructor(service: Service, startMs: number) {
    this.service = service;
    this.startMs = startMs;
    this.askers = Promise.all(Array.from({ length: askersAtOnce }, () => this.askOn()));
  }

  /** Resolves once the last question has been answered, or given up. */
  async stop(): Promise<void> {
    this.isOver = true;
    await this.askers;
  }

  private async askOn(): Promise<void> {
    while (!this.isOver) {
      this.asked += 1;
      this.open += 1;
      this.seen.push(await ask(this.service, questions[this.asked % questions.length] ?? '', this.startMs));
      this.open -= 1;
    }
  }
}

async function ask(service: Service, question: string, startMs: number): Promise<Seen> {
  const askedMs = performance.now();
  const body = { question, collections: ['house'], mode: 'compose', deadlineMs };
  const read = await fetch(new URL('/v1/questions', service.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  })
    .then(async (response) => ({ status: response.status, body: (await response.json()) as Answer | Problem }))
    .catch((error: Error) => ({ status: null, body: { why: error.name } }));
  const seen = { atMs: askedMs - startMs, ms: performance.now() - askedMs, status: read.status };
  if ('rung' in read.body) return { ...seen, ...standing(read.body), retryAfterSeconds: null };
  const stood = 'code' in read.body ? read.body.code : 'why' in read.body ? read.body.why : '';
  const retryAfterSeconds = 'code' in read.body ? (read.body.retryAfterSeconds ?? null) : null;
  // A question that was refused at once is not asked again at once.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { ...seen, stood, isNormal: false, isAnswered: false, retryAfterSeconds };
}

function standing({ rung, status, fallbacks, legs }: Answer): Pick<Seen, 'stood' | 'isNormal' | 'isAnswered'> {
  const isWhole = fallbacks.length === 0 && legs.every((leg) => leg.status === 'ok');
  return { stood: rung, isNormal: isWhole && rung === 'composed', isAnswered: status === 'answered' };
}
