// How often the guard suspects texts that nobody wrote to attack: `npm run bench -- guard-ordinary DIR [list]`. DIR holds files and collections of passages
// (.jsonl); each file is scanned whole and by 1,200 units, each passage by itself. `list` prints what was found, which is never kept.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scan } from '#guard';
import { guardPeers } from './guard-texts.ts';
import { writeResult } from './result.ts';

const folder = process.argv[2] ?? '';
const isListing = process.argv[3] === 'list';
const chunkUnits = 1_200;
const shortest = 40;

let [texts, units, suspect, quarantined, byExpressions] = [0, 0, 0, 0, 0];
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (/\binjection\b|queries|README|qrels/.test(name)) continue;
  if (/\.(?:md|html|txt|csv|json|rst)$/.test(name))
    for (const text of wholeAndChunks(readFileSync(join(folder, name), 'utf8'))) look(name, text);
  if (name.endsWith('.jsonl')) for (const text of passages(readFileSync(join(folder, name), 'utf8'))) look(name, text);
}
writeResult({
  name: 'guard-ordinary',
  ratio: Math.round((byExpressions / Math.max(1, suspect + quarantined)) * 100) / 100,
  ours: { suspect, quarantined, flaggedOfThousand: Math.round(((suspect + quarantined) / texts) * 100_000) / 100 },
  peer: { text: 'ten regular expressions', flagged: byExpressions, flaggedOfThousand: Math.round((byExpressions / texts) * 100_000) / 100 },
  texts,
  units,
});

function look(name: string, text: string): void {
  if (text.length < shortest) return;
  texts += 1;
  units += text.length;
  if (guardPeers.some((pattern) => pattern.test(text))) byExpressions += 1;
  const { level, findings } = scan(text);
  if (level === 'clean') return;
  if (level === 'suspect') suspect += 1;
  else quarantined += 1;
  if (!isListing) return;
  for (const { start, end, concealment, cues, score } of findings)
    console.log(
      [level, name, score, concealment, cues.join(' '), JSON.stringify(text.slice(start, Math.min(end, start + 300)))].join(' | '),
    );
}

function wholeAndChunks(text: string): string[] {
  return [text, ...(text.length > chunkUnits ? (text.match(/[^]{1,1200}/g) ?? []) : [])];
}

/** Every text of the lines, however deep: passages, sentences put together, evidence. */
function passages(lines: string): string[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => textsOf(JSON.parse(line)));
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.length > chunkUnits * 4 ? wholeAndChunks(value) : [value];
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? [value.join(' ')] : value.flatMap(textsOf);
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}
