// Damaged files of every format through the parse children, as they are driven in the service and with the guard reading: `npm run bench --
// parser-fuzz 3600 7` (seconds, seed). A child may refuse a file in words; it may not end, not hang, and every span must lie where it says.
// `--keep FOLDER` keeps the files that brought a child down or took too long, and one of each kind of exception that nobody foresaw.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault, type ParsedDocument, type Span } from '#core';
import { ChildParser, chunkDocument } from '#ingest';
import { seeded } from './guard-texts.ts';
import { mutate } from './parser-fuzz/mutate.ts';
import { type Seed, seeds } from './parser-fuzz/seeds.ts';
import { writeResult } from './result.ts';

const { values, positionals } = parseArgs({ options: { keep: { type: 'string' } }, allowPositionals: true });
const seconds = Number(positionals[0] ?? 60);
const random = seeded(Number(positionals[1] ?? 1));
const limits = { timeoutMs: 60_000, memoryMb: 1500, maxPages: 200 };
const never = new AbortController().signal;

const folder = mkdtempSync(join(tmpdir(), 'aquifer-parser-fuzz-'));
const byType = Map.groupBy(await seeds(), ({ mediaType }) => mediaType);
const types = [...byType.keys()];
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;

interface Tally {
  files: number;
  parsed: number;
  readonly refused: Record<string, number>;
  slowestSeconds: number;
}
const tallies: Record<string, Tally> = {};
/** Refusals in the words of an exception that nobody foresaw, and how many. */
const unforeseen: Record<string, number> = {};
const broken: { readonly type: string; readonly what: string }[] = [];

{
  await using parser = new ChildParser({ ...limits, children: 1, isGuarded: true });
  const until = performance.now() + seconds * 1000;
  for (let count = 0; performance.now() < until; count++) {
    const type = pick(types);
    const ofType = byType.get(type) as Seed[];
    const seed = pick(ofType);
    const bytes = await mutate(seed.bytes, pick(ofType).bytes, random);
    const path = join(folder, `file${extname(seed.name)}`);
    writeFileSync(path, bytes);
    await tryOne(parser, { type, path, name: basename(seed.name) });
  }
  console.log(`a child held ${Math.round(parser.peakChildMb)} MB at most`);
}
rmSync(folder, { recursive: true });
const sum = (of: (tally: Tally) => number): number => Object.values(tallies).reduce((total, tally) => total + of(tally), 0);
writeResult({
  name: 'parser-fuzz',
  ratio: 1,
  ours: { files: sum(({ files }) => files), parsed: sum(({ parsed }) => parsed), broken },
  peer: { text: 'none: a trial, not a comparison' },
  seconds,
  limits,
  byType: tallies,
  unforeseen,
});
if (broken.length > 0) process.exitCode = 1;

async function tryOne(parser: ChildParser, { type, path, name }: { type: string; path: string; name: string }): Promise<void> {
  const tally = (tallies[type] ??= { files: 0, parsed: 0, refused: {}, slowestSeconds: 0 });
  const begun = performance.now();
  const wrong = await parser.parse({ filePath: path, mediaType: type, fileName: name }, never).then(
    (parsed) => {
      tally.parsed += 1;
      return wrongSpan(parsed) ?? wrongChunk(parsed);
    },
    (error: unknown) => {
      if (!(error instanceof Fault)) return `not a refusal: ${String(error)}`;
      tally.refused[error.code] = (tally.refused[error.code] ?? 0) + 1;
      const [exception] = /(?:Type|Reference|Assertion)Error: .{0,80}/.exec(error.message) ?? [];
      if (exception) unforeseenBy(`${type}: ${exception}`, path);
      return /brought its parser down|took longer than|needed more than .* MB of memory/.test(error.message) ? error.message : null;
    },
  );
  tally.files += 1;
  tally.slowestSeconds = Math.max(tally.slowestSeconds, Math.round((performance.now() - begun) / 10) / 100);
  if (wrong !== null) keep({ type, path, what: wrong });
}

function unforeseenBy(what: string, path: string): void {
  const before = unforeseen[what] ?? 0;
  unforeseen[what] = before + 1;
  if (before === 0) copy(path, `unforeseen-${Object.keys(unforeseen).length}`);
}

function keep({ type, path, what }: { type: string; path: string; what: string }): void {
  broken.push({ type, what });
  console.error(`${type}: ${what}`);
  copy(path, `broken-${broken.length}`);
}

function copy(path: string, name: string): void {
  if (values.keep === undefined) return;
  mkdirSync(values.keep, { recursive: true });
  copyFileSync(path, join(values.keep, name + extname(path)));
}

/** What lies outside the text, or ends before it begins. */
function wrongSpan({ text, blocks, lines, tables, definitions = [], verdict }: ParsedDocument): string | null {
  const found = verdict?.findings.flatMap(({ span }) => span ?? []) ?? [];
  const undecided = verdict?.undecided?.map(({ span }) => span) ?? [];
  const signatures = definitions.map(({ signature }) => signature);
  const kinds: Readonly<Record<string, readonly Span[]>> = { blocks, lines, tables, definitions, signatures, found, undecided };
  for (const [kind, spans] of Object.entries(kinds)) {
    const wrong = spans.find(({ start, end }) => !(start >= 0 && start <= end && end <= text.length));
    if (wrong) return `${kind}: ${wrong.start} to ${wrong.end} of ${text.length}`;
  }
  return null;
}

function wrongChunk(parsed: ParsedDocument): string | null {
  const chunks = chunkDocument(parsed, 'title', (text) => Math.ceil(text.length / 4));
  const wrong = chunks.find(({ start, end, text }) => parsed.text.slice(start, end) !== text);
  return wrong ? `the chunk at ${wrong.start} is not what stands there` : null;
}
