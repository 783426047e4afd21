// How well personal data are found: precision and recall on texts made here, from public formats, in five languages, and what ordinary texts are
// taken for: `npm run bench -- personal-data [--seed N] [--list FILE] [FOLDER…]`. Folders hold documents and `corpus.jsonl`; FILE gets each
// finding in them, to be read. Nothing of their texts is in the result.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { personalKinds } from '#core';
import { findPersonalData } from '#guard';
import { cpuMs, hostileShapes } from './guard-texts.ts';
import { measure, shareOf } from './personal-data/measure.ts';
import { ordinaryPassages } from './personal-data/ordinary-passages.ts';
import { type LabelledRecord, makeHeldOut, makeRecords } from './personal-data/records.ts';
import { writeResult } from './result.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '11' }, each: { type: 'string', default: '60' }, list: { type: 'string' } },
});
const records = makeRecords(Number(values.seed), Number(values.each));
const quality = measure(records, personalKinds);
const heldOut = measure(makeHeldOut(Number(values.seed) + 1, Number(values.each)), personalKinds);
const missed = new Map<string, [flagged: number, all: number]>();
for (const record of records.filter(({ truth }) => truth.length === 0)) {
  const [flagged, all] = missed.get(record.what) ?? [0, 0];
  missed.set(record.what, [flagged + (findPersonalData(record.text).length > 0 ? 1 : 0), all + 1]);
}
const bare = records.filter(({ what }) => what === 'bare name');
const { byKind, passages, list, microsecondsPerKb } = await readOrdinary(positionals);
if (values.list !== undefined) writeFileSync(values.list, list.join('\n'));
writeResult({
  name: 'personal-data',
  ratio: plainRecall(records) === 0 ? 0 : Math.round((overall().recall / plainRecall(records)) * 100) / 100,
  ours: { ...overall(), byKind: quality },
  peer: {
    recall: plainRecall(records),
    text: 'the plain expressions that such filters are made of: sixteen digits, an address with @, ten digits',
  },
  heldOut: Object.fromEntries(Object.entries(heldOut).map(([kind, byLanguage]) => [kind, byLanguage['all']])),
  heldOutByLanguage: heldOut,
  nearMisses: Object.fromEntries([...missed].map(([what, [flagged, all]]) => [what, shareOf(flagged, all)])),
  namesAlone: shareOf(bare.filter(({ text }) => findPersonalData(text, { kinds: ['name'] }).length > 0).length, bare.length),
  ordinary: { passages, perThousand: byKind, microsecondsPerKb },
  hostile: { slowestMsFor20000: slowestHostile() },
  made: { seed: Number(values.seed), records: records.length },
});

function overall(): { recall: number; precision: number } {
  const all = Object.values(quality).map((kind) => kind['all']);
  const mean = (of: (one: NonNullable<(typeof all)[number]>) => number | null): number =>
    Math.round((all.reduce((sum, one) => sum + ((one && of(one)) ?? 0), 0) / all.length) * 10_000) / 10_000;
  return { recall: mean(({ recall }) => recall.share), precision: mean(({ precision }) => precision.share) };
}

function plainRecall(labelled: readonly LabelledRecord[]): number {
  const plain = [/\b(?:\d[ -]?){16}\b/, /\S+@\S+\.\w+/, /\b\d{3}[-. ]?\d{3}[-. ]?\d{4}\b/, /\b\d{3}-\d{2}-\d{4}\b/];
  const valued = labelled.filter(({ truth, what }) => truth.length > 0 && what !== 'bare name');
  const covered = valued.filter(({ text, truth: [value] }) =>
    plain.some((pattern) => {
      const match = pattern.exec(text);
      return match && value && match.index <= value.start && match.index + match[0].length >= value.end;
    }),
  );
  return Math.round((covered.length / valued.length) * 10_000) / 10_000;
}

async function readOrdinary(folders: readonly string[]): Promise<{
  readonly byKind: Readonly<Record<string, number>>;
  readonly passages: number;
  readonly list: readonly string[];
  readonly microsecondsPerKb: number;
}> {
  const counts = new Map<string, number>();
  const found: string[] = [];
  let [passages, units, ms] = [0, 0, 0];
  for await (const { from, text } of ordinaryPassages(folders)) {
    const begun = cpuMs();
    const data = findPersonalData(text);
    ms += cpuMs() - begun;
    [passages, units] = [passages + 1, units + text.length];
    for (const kind of new Set(data.map((one) => one.kind))) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    for (const { kind, detail, confidence, start, end } of data)
      found.push(
        [
          kind,
          detail,
          confidence,
          from,
          JSON.stringify(text.slice(start, end)),
          JSON.stringify(text.slice(Math.max(0, start - 40), end + 20)),
        ].join('\t'),
      );
  }
  const perThousand = Object.fromEntries(
    personalKinds.map((kind) => [kind, Math.round(((counts.get(kind) ?? 0) / Math.max(1, passages)) * 100_000) / 100]),
  );
  return { byKind: perThousand, passages, list: found.toSorted(), microsecondsPerKb: Math.round((ms * 1e6) / Math.max(1, units)) };
}

function slowestHostile(): number {
  const shapes = [
    ...hostileShapes,
    `${'A-'.repeat(30)} weg 1 `,
    `Weg 1 10969 ${'A-'.repeat(60)} `,
    '4111 ',
    '1-',
    'a.b@',
    'Mr ',
    'Dear A',
    'Via A ',
    '12 A ',
    'DE89',
    '1:',
    'A<',
    'rue a ',
    'né le ',
    '+4 ',
  ];
  return Math.max(
    ...shapes.map((shape) => {
      const text = shape.repeat(Math.ceil(20_000 / shape.length));
      const begun = cpuMs();
      findPersonalData(text);
      return Math.round(cpuMs() - begun);
    }),
  );
}
