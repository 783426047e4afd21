// Whether a language model helps where the guard's own score settles nothing: `npm run bench -- guard-judge [--model FILE] [--texts 60] [--threads N]
// [--eval ../shared/eval]`. It judges undecided stretches of the development set, one a text, of attacks and of harmless texts alike; what is undecided
// say weights that saw nothing of who wrote the text. Texts are never kept. Without `--model` the undecided ones are only counted.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Undecided } from '#core';
import { askJudge, crossValidate, judge, loadJudgePrompt, readLabelledTexts, readText, servedWeights, undecidedIn } from '#guard';
import { LlamaGenerator } from '#models';
import { wilsonInterval } from '#quality';
import { root } from '../test/service.ts';
import { percentileMs, writeResult } from './result.ts';

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    texts: { type: 'string', default: '60' },
    threads: { type: 'string', default: String(availableParallelism()) },
    eval: { type: 'string', default: join(root, '../shared/eval') },
  },
});
const never = new AbortController().signal;

const examples = readLabelledTexts(readFileSync(join(values.eval, 'injection/dev.jsonl'), 'utf8')).map((text) => ({
  ...text,
  reading: readText(text.text),
}));
const unseen = crossValidate(examples);
const read = examples.map((example) => {
  const weights = unseen.get(example.id) ?? servedWeights;
  const { level, findings } = judge(example.reading, weights);
  return { ...example, level, windows: undecidedIn(example.reading, findings, weights) };
});
type Read = (typeof read)[number];

/** Of an attack, what holds some of it; of a harmless text the stretch nearest to being flagged. */
function windowOf({ isAttack, spans, windows }: Read): Undecided | null {
  const held = windows.filter(
    ({ span }) => !isAttack || spans.length === 0 || spans.some(({ start, end }) => start < span.end && span.start < end),
  );
  return held.toSorted((left, right) => right.score - left.score)[0] ?? null;
}

const undecided = read.flatMap((text) => {
  const window = windowOf(text);
  return window && text.level !== 'quarantined' ? [{ ...text, window }] : [];
});
const chosen = [true, false].flatMap((isAttack) =>
  spread(
    undecided.filter((text) => text.isAttack === isAttack),
    Number(values.texts) / 2,
  ),
);
const judged = values.model === undefined ? [] : await judgeAll(values.model);
type Judged = (typeof judged)[number];

const share = (of: readonly Judged[], holds: (one: Judged) => boolean): object => {
  const count = of.filter(holds).length;
  return { of: of.length, count, interval: wilsonInterval(count, of.length) };
};
const says = (isAttack: boolean) => (one: Judged) => one.opinion?.isAttack === isAttack;
const flagged = (one: Judged): boolean => one.window.level === 'suspect';
const part = (isAttack: boolean, level: Undecided['level']): Judged[] =>
  judged.filter((one) => one.isAttack === isAttack && one.window.level === level);
const right = (isFlagged: (one: Judged) => boolean): number => judged.filter((one) => isFlagged(one) === one.isAttack).length;
const raising = (one: Judged): boolean => flagged(one) || says(true)(one);
const both = (one: Judged): boolean => (one.opinion ? one.opinion.isAttack : flagged(one));
const harmless = windowsPerThousandChunks(read.filter(({ isAttack }) => !isAttack));
const documents = readdirSync(join(values.eval, 'documents'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:md|html|txt|csv|rst)$/.test(name))
  .map((name) => readFileSync(join(values.eval, 'documents', name), 'utf8'))
  .map((text) => {
    const reading = readText(text);
    return { text, windows: undecidedIn(reading, judge(reading).findings, servedWeights) };
  });
writeResult({
  name: 'guard-judge',
  ratio: Math.round((right(both) / Math.max(1, right(flagged))) * 100) / 100,
  undecided: {
    windowsOfThousandChunks: { harmlessOfTheSet: harmless, ordinaryDocuments: windowsPerThousandChunks(documents) },
    attacksMissed: read.filter(({ isAttack, level }) => isAttack && level === 'clean').length,
    ofThemUndecided: undecided.filter(({ isAttack, level }) => isAttack && level === 'clean').length,
    harmlessFlagged: read.filter(({ isAttack, level }) => !isAttack && level !== 'clean').length,
    ofThoseUndecided: undecided.filter(({ isAttack, level }) => !isAttack && level !== 'clean').length,
  },
  ours: {
    model: values.model === undefined ? null : basename(values.model),
    right: right(both),
    rightWhereItOnlyRaises: right(raising),
    missedAttacksRaised: share(part(true, 'clean'), says(true)),
    foundAttacksLowered: share(part(true, 'suspect'), says(false)),
    harmlessRaised: share(part(false, 'clean'), says(true)),
    harmlessFlaggedLowered: share(part(false, 'suspect'), says(false)),
    noOpinion: judged.filter(({ opinion }) => opinion === null).length,
    msMedian: percentileMs(
      judged.map(({ ms }) => ms),
      0.5,
    ),
  },
  peer: { text: 'the score alone', right: right(flagged), of: judged.length },
});
process.exit(0);

/** Chunks of 1,200 units. */
function windowsPerThousandChunks(texts: readonly { readonly text: string; readonly windows: readonly Undecided[] }[]): object {
  const chunks = texts.reduce((sum, { text }) => sum + Math.ceil(text.length / 1_200), 0);
  const windows = texts.reduce((sum, one) => sum + one.windows.length, 0);
  return { chunks, windows, ofThousand: Math.round((windows / chunks) * 10_000) / 10 };
}

async function judgeAll(path: string) {
  await using generator = await LlamaGenerator.open({
    id: basename(path),
    path,
    contextTokens: 2048,
    device: 'cpu',
    threads: Number(values.threads),
    signal: never,
  });
  const model = { generator, prompt: loadJudgePrompt(), fenceWord: () => randomBytes(4).toString('hex') };
  const opinions = [];
  for (const one of chosen) {
    const began = performance.now();
    const opinion = await askJudge(model, one.text.slice(one.window.span.start, one.window.span.end), never);
    opinions.push({ ...one, opinion, ms: performance.now() - began });
    console.error(one.id, one.kind, one.isAttack, one.window.level, one.window.score, opinion?.isAttack, opinion?.reason);
  }
  return opinions;
}

/** As many as asked for, evenly over all of them. */
function spread<Value>(all: readonly Value[], count: number): Value[] {
  const step = Math.max(1, all.length / count);
  return Array.from({ length: Math.min(count, all.length) }, (_, index) => all[Math.floor(index * step)]).filter(
    (one) => one !== undefined,
  );
}
