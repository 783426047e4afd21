// What the guard takes of ingestion and of a question's time: the same service with all its layers and with none, in turn, each round with
// databases of its own, over documents of ../shared/eval/documents and the first questions of clapnq. `--rounds 3 --questions 100 --files 120`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { root, Service } from '../test/service.ts';
import { percentileMs, writeResult } from './result.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    questions: { type: 'string', default: '100' },
    files: { type: 'string', default: '120' },
  },
});
const shared = join(root, '../shared/eval');
const folder = join(shared, 'documents');
const sets = ['markdown-rust-book', 'html-readability', 'office-html-md-csv'];
if (!existsSync(folder)) throw new Error(`the documents are not here: ${folder}`);
const all = sets.flatMap((set) =>
  readdirSync(join(folder, set), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/README|manifest/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);
const every = Math.max(1, all.length / Number(values.files));
const files = Array.from({ length: Math.floor(all.length / every) }, (_, index) => all[Math.floor(index * every)] as string);
const questions = readFileSync(join(shared, 'retrieval/clapnq/queries.jsonl'), 'utf8')
  .split('\n')
  .slice(0, Number(values.questions))
  .map((line) => (JSON.parse(line) as { text: string }).text);

const sides = ['all', 'none'] as const;
type Side = (typeof sides)[number];
const ingested: Record<Side, number[]> = { all: [], none: [] };
const asked: Record<Side, number[]> = { all: [], none: [] };
const layersOf: Record<Side, Record<string, string>> = { all: {}, none: { AQUIFER_GUARD: 'none' } };
const scanSeconds: number[] = [];

for (let round = 0; round < Number(values.rounds); round += 1) {
  await using stack = new AsyncDisposableStack();
  const order = round % 2 === 0 ? sides : sides.toReversed();
  const services = new Map<Side, Service>();
  for (const side of order) {
    const environment = { ...layersOf[side], AQUIFER_CACHE_MB: '0', AQUIFER_ANSWER_CACHE_MB: '0' };
    const service = stack.use(await Service.start({ environment }));
    services.set(side, service);
    ingested[side].push(await ingest(service));
    if (side === 'all') scanSeconds.push(await scanned(service));
  }
  for (const [index, question] of questions.entries())
    for (const side of index % 2 === 0 ? sides : sides.toReversed()) asked[side].push(await ask(services.get(side) as Service, question));
  console.log(`round ${round + 1}`, JSON.stringify({ ingested, scanSeconds }));
}

const median = (numbers: readonly number[]): number => percentileMs(numbers, 0.5);
const figures = (side: Side): object => ({
  ingestMs: median(ingested[side]),
  questionP50Ms: median(asked[side]),
  questionP99Ms: percentileMs(asked[side], 0.99),
});
writeResult({
  name: 'guard-share',
  ratio: Math.round((median(ingested.none) / median(ingested.all)) * 1000) / 1000,
  ours: { what: 'all layers', ...figures('all') },
  peer: { what: 'the same service, AQUIFER_GUARD=none', ...figures('none') },
  shareOfIngestion: share(median(ingested.all), median(ingested.none)),
  shareOfQuestion: share(median(asked.all), median(asked.none)),
  /** Of one core, as the service's own metric has it, beside the seconds the ingestion took. */
  scanSeconds: median(scanSeconds),
  files: files.length,
  questions: questions.length,
  rounds: ingested.all.length,
  each: ingested,
});

function share(withGuard: number, without: number): number {
  return Math.round(((withGuard - without) / withGuard) * 1000) / 1000;
}

async function ingest(service: Service): Promise<number> {
  await service.post('/v1/collections', { name: 'documents' });
  const begun = performance.now();
  const waiting = files.values();
  const uploadNext = async (): Promise<void> => {
    for (const path of waiting)
      await service.upload('documents', {
        name: path.split('/').at(-1) ?? '',
        bytes: readFileSync(path),
        externalId: relative(folder, path),
      });
  };
  await Promise.all([1, 2, 3, 4].map(uploadNext));
  await service.untilIdle('documents', 3_600_000);
  return performance.now() - begun;
}

async function scanned(service: Service): Promise<number> {
  const metrics = await (await service.fetch('/metrics')).text();
  return Number(/^aquifer_guard_scan_seconds_sum(?:\{[^}]*\})? (\S+)$/m.exec(metrics)?.[1] ?? Number.NaN);
}

async function ask(service: Service, question: string): Promise<number> {
  const begun = performance.now();
  const response = await service.post('/v1/questions', { question, collections: ['documents'], mode: 'extract' });
  await response.text();
  if (!response.ok) throw new Error(`${question}: ${response.status}`);
  return performance.now() - begun;
}
