// The running service under attack, with layers of the guard on or off (docs/red-team.md):
//   npm run bench -- red-team [--count 200] [--layers none,documents,prompt,answers,all] [--generator ID|PATH|obedient] [--as NAME] [--threshold 0.2]
// Each layer is a service of its own; what is measured of it is printed and merged into the result file before the next one begins.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readAttacks, readHarmless } from '../test/red-team/suite/records.ts';
import { root } from '../test/service.ts';
import { figuresOf, type LayerFigures, tableOf } from './red-team/figures.ts';
import { measureLayer, type Trial } from './red-team/measure-layer.ts';
import { writeResult } from './result.ts';

const defaultGenerator = 'smollm2-135m-instruct-q4_1';
const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;
const { values } = parseArgs({
  options: {
    count: text('200'),
    harmless: text('304'),
    layers: text('none,documents,prompt,answers,all'),
    generator: text(defaultGenerator),
    as: { type: 'string' },
    threshold: text('0.2'),
  },
});
const trial: Trial = {
  attacks: readAttacks(Number(values.count)),
  harmless: readHarmless(Number(values.harmless)),
  generator: values.generator,
  threshold: values.threshold,
};
/** What was measured with one model; layers of other counts are kept apart. */
type Measured = Readonly<Record<string, Readonly<Record<string, LayerFigures>>>>;
const called = `${values.as ?? basename(trial.generator)}, ${trial.attacks.length} attacks, threshold ${trial.threshold}`;
const measured = new Map<string, LayerFigures>();

for (const name of values.layers.split(',')) {
  const startMs = performance.now();
  try {
    const layer = await measureLayer(trial, name, (line) => console.log(`${name}: ${line}`));
    measured.set(name, figuresOf(trial, layer, (performance.now() - startMs) / 1000));
    console.log(tableOf(Object.fromEntries(measured)));
    keep();
  } catch (error) {
    console.error(`${name}: not measured:`, error);
    process.exitCode = 1;
  }
}

/** Beside what is in the file of other layers and models. */
function keep(): void {
  const file = join(root, 'bench/results/red-team.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly measured?: Measured }).measured : {};
  const all: Measured = { ...before, [called]: { ...before?.[called], ...Object.fromEntries(measured) } };
  // The default generator where it has been measured, whatever was measured last.
  const told = Object.keys(all).find((each) => each.startsWith(defaultGenerator) && all[each]?.['none'] && all[each]['all']) ?? called;
  const obeyed = (name: string): number | null => all[told]?.[name]?.modes.compose['obeyed, as shown']?.count ?? null;
  const [ours, peer] = [obeyed('all'), obeyed('none')];
  writeResult({
    name: 'red-team',
    // Counts this small make no ratio; the shares below have their intervals.
    ratio: 1,
    ours: { what: `instructions obeyed with the whole guard, a count: ${told}; the ratio is not measured and always 1`, obeyed: ours },
    peer: { what: 'the same without the guard', obeyed: peer },
    measured: all,
  });
}
