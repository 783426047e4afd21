// What the checks of answers find, and cost: recall on secrets made here from public formats, what near misses and ordinary texts are taken for,
// microseconds for each sentence, and texts made to break them for so many seconds:
// `npm run bench -- guard-output [--seed N] [--each N] [--fuzz SECONDS] [--list FILE] [FOLDER…]`. FILE gets each finding in the folders, to be
// read; nothing of their texts is in the result.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { defuse, findSecrets, outputCheck } from '#guard';
import { madeSecrets, type MadeSecret, nearSecrets } from './guard-output/made-secrets.ts';
import { fuzzed } from './guard-output/fuzzed.ts';
import { cpuMs } from './guard-texts.ts';
import { ordinaryPassages } from './personal-data/ordinary-passages.ts';
import { writeResult } from './result.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '5' },
    each: { type: 'string', default: '200' },
    fuzz: { type: 'string', default: '0' },
    list: { type: 'string' },
  },
});
const seed = Number(values.seed);
const made = madeSecrets(seed, Number(values.each));
const near = nearSecrets(seed, Number(values.each));
/** What such filters are often made of. */
const peer =
  /(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_\w{36}|-----BEGIN [A-Z ]*PRIVATE KEY|(?:api|secret|access)[_-]?(?:key|token)\W{1,5}\w{20,}|password\W{1,4}\S{8,}/i;

const ordinary = await readOrdinary(positionals);
if (values.list !== undefined) writeFileSync(values.list, ordinary.list.join('\n'));
const found = ({ text }: MadeSecret): boolean => findSecrets(text).length > 0;
const byPeer = ({ text }: MadeSecret): boolean => peer.test(text);
writeResult({
  name: 'guard-output',
  ratio: Math.round((shareOf(made, found) / shareOf(made, byPeer)) * 100) / 100,
  ours: {
    recall: shareOf(made, found),
    masked: shareOf(made, ({ text, secret }) => !shown(text).includes(secret)),
    missedByFormat: missedBy(made, found),
    nearMissesTaken: shareOf(near, found),
    nearTakenByKind: missedBy(near, (one) => !found(one)),
  },
  peer: { recall: shareOf(made, byPeer), nearMissesTaken: shareOf(near, byPeer), text: 'one expression of the usual forms' },
  ordinary: ordinary.figures,
  made: { seed, secrets: made.length, nearMisses: near.length },
  ...(Number(values.fuzz) > 0 && { fuzz: fuzzed(seed, Number(values.fuzz)) }),
});

function shown(text: string): string {
  return outputCheck({ policies: new Map(), otherwise: { allowedHosts: [], secrets: 'mask' } }).said(text, 'verbatim', []).text;
}

function shareOf(texts: readonly MadeSecret[], is: (one: MadeSecret) => boolean): number {
  return Math.round((texts.filter(is).length / texts.length) * 10_000) / 10_000;
}

function missedBy(texts: readonly MadeSecret[], is: (one: MadeSecret) => boolean): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const one of texts) if (!is(one)) counts.set(one.format, (counts.get(one.format) ?? 0) + 1);
  return Object.fromEntries(counts);
}

async function readOrdinary(folders: readonly string[]): Promise<{ readonly figures: object; readonly list: readonly string[] }> {
  const check = outputCheck({ policies: new Map(), otherwise: { allowedHosts: [], secrets: 'mask' } });
  const list: string[] = [];
  let [passages, sentences, withSecret, defused, ms, found, abusive] = [0, 0, 0, 0, 0, 0, 0];
  for await (const { from, text } of ordinaryPassages(folders)) {
    passages += 1;
    const secrets = findSecrets(text);
    if (secrets.length > 0) withSecret += 1;
    if (defuse(text).text !== text) defused += 1;
    for (const { name, start, end } of secrets)
      list.push([name, from, JSON.stringify(text.slice(Math.max(0, start - 50), end + 10))].join('\t'));
    const ground = { collectionId: 'c', title: from, text, url: null };
    const said = text.split(/(?<=[.!?])\s+/);
    const begun = cpuMs();
    const checked = said.map((sentence) => {
      const written = check.written(sentence, [ground]);
      return [...written.findings, ...check.said(written.text, 'supported', [ground]).findings];
    });
    ms += cpuMs() - begun;
    found += checked.filter((findings) => findings.length > 0).length;
    for (const [at, findings] of checked.entries())
      for (const { kind } of findings) list.push([kind, from, JSON.stringify(said[at])].join('\t'));
    abusive += said.filter((sentence) => check.written(sentence, []).findings.some(({ kind }) => kind === 'toxic')).length;
    sentences += said.length;
  }
  const perThousand = (count: number): number => Math.round((count / Math.max(1, passages)) * 100_000) / 100;
  const ofSentences = (count: number): number => Math.round((count / Math.max(1, sentences)) * 100_000) / 100;
  const figures = {
    passages,
    sentences,
    // A model that repeats a sentence of what it was given is told nothing.
    repeatedAndTakenPerThousand: ofSentences(found),
    abusiveWithoutEvidencePerThousand: ofSentences(abusive),
    secretsPerThousand: perThousand(withSecret),
    defusedPerThousand: perThousand(defused),
    microsecondsPerSentence: Math.round((ms * 100_000) / Math.max(1, sentences)) / 100,
  };
  return { figures, list: list.toSorted() };
}
