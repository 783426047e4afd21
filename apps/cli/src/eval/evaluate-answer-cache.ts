import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { conflictsOf, cosine, questionForm, wordingOf } from '#answer';
import type { Embedder } from '#core';
import {
  type CacheFigures,
  cacheFigures,
  type CacheRule,
  type CacheSet,
  crossValidated,
  type FalseHit,
  mostFalseHits,
  type Neighbour,
  pooled,
  readEvidencedQuestions,
} from '#quality';
import { understand } from '#retrieval';
import type { InOwnRuntime } from './evaluate-retrieval.ts';
import { findSets } from './find-sets.ts';
import { VectorFile } from './vector-file.ts';

const thresholds = [0.8, 0.85, 0.9, 0.925, 0.95, 0.97];
const batch = 32;

/** Served by meaning alone, as semantic caches do; with what contradicts ruled out; and as the product does. */
const rules: readonly CacheRule[] = [
  { name: 'cosine alone', allows: () => true },
  { name: 'cosine, nothing contradicts', allows: contradictsNothing },
  { name: 'same form', allows: (asked, kept) => questionForm(asked) === questionForm(kept) },
];

function contradictsNothing(asked: string, kept: string): boolean {
  const [one, other] = [understand(asked), understand(kept)];
  const isAlike = one.type === other.type && [...one.exactTerms].sort().join() === [...other.exactTerms].sort().join();
  return isAlike && conflictsOf(asked, [kept]).length === 0 && conflictsOf(kept, [asked]).length === 0;
}

/** How often a question gets the answer of another one, and how often wrongly: every set by every rule, and thresholds chosen on the other sets. */
export async function evaluateAnswerCache(
  inOwnRuntime: InOwnRuntime,
  { paths, vectors }: { readonly paths: readonly string[]; readonly vectors?: string },
  signal: AbortSignal,
): Promise<object> {
  const folders = (await Promise.all(paths.map(findSets))).flat();
  return inOwnRuntime(async ({ models: { embedder } }) => {
    const sets: CacheSet[] = [];
    for (const folder of folders) sets.push(await readSet(folder, embedder, vectors ?? null, signal));
    const byRule = rules.map((rule) => measured(sets, rule));
    for (const { summary } of byRule) process.stderr.write(`${tableOf(summary)}\n`);
    return {
      embedder: embedder.id,
      allowed: mostFalseHits,
      sets: Object.fromEntries(sets.map(({ name, questions }) => [name, questions.length])),
      pooled: byRule.flatMap(({ summary }) => summary),
      heldOut: byRule.flatMap(({ heldOut }) => heldOut),
      bySet: byRule.flatMap(({ bySet }) => [...bySet].flatMap(([set, figures]) => figures.map((each) => ({ set, ...each })))),
      falseHits: byRule.flatMap(({ falseHits, name }) => falseHits.slice(0, name === 'same form' ? undefined : 40)),
    };
  });
}

interface Measured {
  readonly name: string;
  readonly bySet: ReadonlyMap<string, readonly CacheFigures[]>;
  readonly summary: readonly CacheFigures[];
  readonly heldOut: ReturnType<typeof crossValidated>;
  readonly falseHits: readonly FalseHit[];
}

function measured(sets: readonly CacheSet[], rule: CacheRule): Measured {
  const runs = sets.map((set) => [set.name, cacheFigures(set, rule, thresholds)] as const);
  const bySet = new Map(runs.map(([name, { figures }]) => [name, figures]));
  const summary = thresholds.map((_, index) => pooled([...bySet.values()].flatMap((figures) => figures[index] ?? [])));
  const falseHits = runs.flatMap(([, run]) => run.falseHits).toSorted((a, b) => b.cosine - a.cosine);
  return { name: rule.name, bySet, summary, heldOut: crossValidated(bySet), falseHits };
}

async function readSet(folder: string, embedder: Embedder, vectors: string | null, signal: AbortSignal): Promise<CacheSet> {
  const [queries = '', qrels = ''] = await Promise.all(['queries.jsonl', 'qrels.tsv'].map((name) => readFile(join(folder, name), 'utf8')));
  const questions = readEvidencedQuestions({ queries, qrels });
  const name = resolve(folder).split(sep).slice(-2).join('/');
  process.stderr.write(`${name}: ${questions.length} questions\n`);
  const texts = questions.map(({ text }) => text);
  const embedded = await embedAll(texts, embedder, vectors, signal);
  return { name, questions, neighbours: neighboursOf(texts, embedded) };
}

/** Kept apart from vectors of passages: questions are embedded with another instruction. */
async function embedAll(texts: readonly string[], embedder: Embedder, folder: string | null, signal: AbortSignal): Promise<Float32Array[]> {
  using file = folder === null ? null : VectorFile.open(folder, `questions of ${embedder.id}`);
  const found: Float32Array[] = [];
  for (let start = 0; start < texts.length; start += batch) {
    const part = texts.slice(start, start + batch);
    const kept = part.map((text) => file?.read(text)?.vector);
    const missing = part.filter((_, index) => kept[index] === undefined);
    const made = missing.length === 0 ? [] : await embedder.embed(missing, 'query', signal);
    for (const [index, vector] of made.entries()) file?.add(missing[index] ?? '', { vector, signature: new Uint8Array() });
    const next = made.values();
    found.push(...kept.map((vector) => vector ?? next.next().value ?? new Float32Array()));
  }
  return found;
}

function neighboursOf(texts: readonly string[], vectors: readonly Float32Array[]): Neighbour[][] {
  const wordings = texts.map(wordingOf);
  const [nearest = 0] = thresholds;
  return vectors.map((vector, asked) =>
    vectors
      .flatMap((other, kept) => (wordings[kept] === wordings[asked] ? [] : [{ kept, cosine: cosine(vector, other) }]))
      .filter((each) => each.cosine >= nearest)
      .toSorted((a, b) => b.cosine - a.cosine),
  );
}

function tableOf(figures: readonly CacheFigures[]): string {
  const percent = (share: number): string => `${(100 * share).toFixed(2)} %`.padStart(9);
  const lines = figures.map(
    (each) =>
      `  ${each.threshold.toFixed(3)} ${percent(each.hitRate)} hits ${percent(each.falseHitRate)} false (up to ${percent(each.bound)}; ${percent(each.boundWithoutIndistinct)} without ${each.indistinct} indistinct), ${percent(each.falseAmongHits)} of hits`,
  );
  return [figures[0]?.rule ?? '', ...lines].join('\n');
}
