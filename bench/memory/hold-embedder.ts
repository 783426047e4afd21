// A process of its own: opens an embedder of the manifest, embeds texts as long as its context in every session, and prints by how many bytes
// it grew: ID MODELS RUNS.
import { findEmbedModel, OnnxEmbedder } from '#models';
import { resident } from './peak.ts';

const [id = '', dir = '', count = ''] = process.argv.slice(2);
const passageRuns = Number(count);
const never = new AbortController().signal;
const before = resident().now;
const embedder = await OnnxEmbedder.open(findEmbedModel(id), { dir }, { device: 'cpu', threads: 1, passageRuns });
const text = 'The ferry crosses the river at noon and those who wait for it sit on the bench by the water. '.repeat(22);
for (let round = 0; round < 3; round += 1)
  await embedder.embedPassages(
    Array.from({ length: passageRuns }, (_, run) => `${round}${run} ${text}`),
    never,
  );
await embedder.embedQuery(text, never);
process.stdout.write(JSON.stringify({ grown: resident().peak - before }));
process.exit(0);
