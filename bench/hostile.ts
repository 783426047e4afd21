// Files made to hurt their reader, and every PDF of ../shared/eval/documents/pdf-samples where it is there, through the real service one
// by one: outcome, seconds and memory of each. The peer is the ceiling each is held against.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostileFiles } from '../test/fixtures/index.ts';
import { type Trial, tryFile } from '../test/hostile-trial.ts';
import { root, Service } from '../test/service.ts';
import { writeResult } from './result.ts';

const ceilings = { seconds: 120, parserMb: 1024 };
const samples = join(root, '../shared/eval/documents/pdf-samples/pdfs');

await using service = await Service.start({
  environment: {
    AQUIFER_EMBEDDER: process.env['AQUIFER_EMBEDDER'] ?? 'potion-base-8m',
    AQUIFER_PARSE_TIMEOUT_SECONDS: String(ceilings.seconds),
    AQUIFER_PARSE_MEMORY_MB: String(ceilings.parserMb),
  },
});
await service.post('/v1/collections', { name: 'hostile' });

const trials: (Trial & { readonly what: string })[] = [];
for (const [what, build] of Object.entries(hostileFiles)) await note(what, await build());
const names = existsSync(samples) ? readdirSync(samples).sort() : [];
if (names.length === 0) console.warn(`no samples here: ${samples}`);
for (const name of names) await note('a sample', { name, bytes: readFileSync(join(samples, name)) });

const slowest = Math.max(...trials.map(({ seconds }) => seconds));
const largest = Math.max(...trials.map(({ parserMb }) => parserMb));
writeResult({
  name: 'hostile',
  ratio: Math.round(Math.min(ceilings.seconds / slowest, ceilings.parserMb / largest) * 100) / 100,
  ours: { slowestSeconds: slowest, largestParserMb: largest, serviceMb: Math.max(...trials.map(({ serviceMb }) => serviceMb)) },
  peer: { name: 'the ceilings', ...ceilings },
  files: trials.length,
  live: trials.filter(({ outcome }) => outcome === 'live').length,
  alive: (await service.fetch('/health/ready')).status === 200,
  trials,
});

async function note(what: string, file: { readonly name: string; readonly bytes: Buffer }): Promise<void> {
  const trial = { what, ...(await tryFile(service, 'hostile', file)) };
  trials.push(trial);
  const figures = [`${trial.seconds.toFixed(2)} s`.padStart(9), `${trial.parserMb} MB`.padStart(8), trial.outcome.padEnd(16)];
  console.log(`${figures.join(' ')} ${trial.name}${trial.reason ? `: ${trial.reason.slice(0, 140)}` : ''}`);
}
