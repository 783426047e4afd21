import type { Retriever } from '#core';
import { pairedDifference } from '#quality';
import { loadQueryPrompts, QueryWriter, UnderstandingRetriever, type UnderstandingSettings } from '#retrieval';
import { percentileMs } from '../result.ts';
import { madeConversations } from './made-conversations.ts';
import { type Asked, meanOf, rounded, type SearchedSet } from './searched-set.ts';

/** With the generator and without it, on every so many questions of a set: quality, and what it costs. */
export async function modelTrial(searched: SearchedSet, memory: Retriever, most: number): Promise<object> {
  const { generator } = searched.runtime.models;
  if (!generator || most === 0) return { skipped: most === 0 ? 'not asked for' : 'no generator is at hand' };
  const writer = new QueryWriter(generator, loadQueryPrompts());
  const settings: UnderstandingSettings = { parts: 'off', rewriting: 'rule', variants: 'off', deadlineMs: 60_000 };
  const of = (changed: Partial<UnderstandingSettings>) =>
    new UnderstandingRetriever({ inner: memory, writer, settings: { ...settings, ...changed } });
  const { queries, judgements } = searched.set;
  const judged = queries.filter(({ id }) => judgements.has(id));
  const step = Math.max(1, Math.floor(judged.length / most));
  const plain = judged
    .filter((_, index) => index % step === 0)
    .slice(0, most)
    .map(({ id, text }) => ({ id, asked: { query: text } }));
  const leaning = madeConversations(queries, Math.ceil(most / 3))
    .filter(({ kind }) => kind !== 'new subject')
    .map(({ queryId, last, turns }) => ({ id: queryId, asked: { query: last, turns } }));
  return {
    generator: generator.id,
    rewriting: await compare(searched, leaning, { before: of({}), after: of({ rewriting: 'model' }) }),
    variants: await compare(searched, plain, { before: of({}), after: of({ variants: 'variants' }) }),
    hyde: await compare(searched, plain, { before: of({}), after: of({ variants: 'hyde' }) }),
  };
}

type Question = { readonly id: string; readonly asked: Asked };

async function compare(
  { score }: SearchedSet,
  questions: readonly Question[],
  { before, after }: { readonly before: Retriever; readonly after: Retriever },
): Promise<object> {
  const off: number[] = [];
  const on: number[] = [];
  const addedMs: number[] = [];
  let fallbacks = 0;
  for (const { id, asked } of questions) {
    const without = await score(before, asked, [id]);
    const withModel = await score(after, asked, [id]);
    off.push(without.ndcg);
    on.push(withModel.ndcg);
    addedMs.push(withModel.ms - without.ms);
    if (withModel.notes > 0) fallbacks += 1;
  }
  const gain = rounded(pairedDifference([on.map((one, index) => one - (off[index] ?? 0))]));
  const ms = { p50: percentileMs(addedMs, 0.5), p95: percentileMs(addedMs, 0.95) };
  return { questions: questions.length, off: meanOf(off), on: meanOf(on), gain, addedMs: ms, fallbacks };
}
