// One collection filled with made documents, on the embedded database and on a real PostgreSQL: rates, disk, memory and search latency
// at every size, then all documents sent again with one in a hundred changed. Each shape is the other's peer.
// Flags: --chunks 1000,10000,100000 --shapes embedded,postgres --sample 300 (chunks for the default model; 0 for none).
// AQUIFER_EMBEDDER chooses the model; the default is a table of vectors, so that everything but the model is measured, and the default
// model's own rate is taken on a small sample beside it.
import { parseArgs } from 'node:util';
import { Service } from '../test/service.ts';
import { needPostgres } from './need-postgres.ts';
import { writeResult } from './result.ts';
import { drawScale } from './scale-plot.ts';
import { ScaleShape, type ShapeReport, type SizeReport } from './scale-shape.ts';
import { WordModel } from './word-model.ts';

const { values } = parseArgs({
  options: {
    chunks: { type: 'string', default: '1000,10000' },
    shapes: { type: 'string', default: 'embedded,postgres' },
    sample: { type: 'string', default: '300' },
  },
});
const sizes = values.chunks.split(',').map(Number);
const shapes = values.shapes.split(',');
const embedder = process.env['AQUIFER_EMBEDDER'] ?? 'potion-base-8m';
const defaultEmbedder = 'bge-small-en-v1.5-int8';
const seed = 20_260_101;

const reports: ShapeReport[] = [];
for (const shape of shapes) reports.push(await measure(shape));
const model = embedder === defaultEmbedder || values.sample === '0' ? null : await measureModel();
const [ours, peer] = [reports[0], reports.at(-1)];
const result = {
  name: 'scale',
  ratio: Math.round(((ours?.sizes.at(-1)?.chunksPerSecond ?? 0) / (peer?.sizes.at(-1)?.chunksPerSecond ?? 1)) * 100) / 100,
  ours: { name: ours?.shape, ...ours?.sizes.at(-1) },
  peer: { name: peer?.shape, ...peer?.sizes.at(-1) },
  seed,
  embedder,
  defaultEmbedder: model,
  reports,
};
writeResult(result);
drawScale(reports, embedder);

async function measure(shape: string): Promise<ShapeReport> {
  await using stack = new AsyncDisposableStack();
  const service = stack.use(await Service.start({ environment: { AQUIFER_EMBEDDER: embedder, ...(await databaseOf(shape, stack)) } }));
  const made = new ScaleShape(service, new WordModel(seed));
  await made.begin();
  const reached: SizeReport[] = [];
  for (const size of sizes) {
    const report = await made.growTo(size);
    reached.push(report);
    console.log(`${shape}: ${JSON.stringify(report)}`);
  }
  const reingest = await made.reingest();
  console.log(`${shape}: ${JSON.stringify(reingest)}`);
  return { shape, sizes: reached, reingest };
}

async function databaseOf(shape: string, stack: AsyncDisposableStack): Promise<Record<string, string>> {
  if (shape === 'embedded') return {};
  return { DATABASE_URL: await stack.use(await needPostgres()).freshDatabase(), AQUIFER_WORKER: 'inside' };
}

/** What the default model manages on the embedded shape: with it, nearly all of the time is the model's. */
async function measureModel(): Promise<object> {
  await using service = await Service.start({ environment: { AQUIFER_EMBEDDER: defaultEmbedder } });
  const made = new ScaleShape(service, new WordModel(seed));
  await made.begin();
  const { chunks, documentsPerSecond, chunksPerSecond, search } = await made.growTo(Number(values.sample));
  return { id: defaultEmbedder, chunks, documentsPerSecond, chunksPerSecond, search };
}
