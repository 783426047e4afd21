import type { DataSchema, Embedder, Generator as LanguageModel, TraceStore } from '#core';
import { Fault, valueAt, type Json, escaped } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import { type ScoredSentence, scoreSentences, sentencesOf } from '../choose/choose-evidence.ts';
import { ModelFailure, recorded } from '../compose/compose.ts';
import { FittedPrompt } from '../compose/compose-prompt.ts';
import type { EvidenceGroup } from '../compose/evidence-groups.ts';
import type { GuardParts } from '../guarded/guard-parts.ts';
import { readable, tellMarked } from '../guarded/readable.ts';
import type { Plan } from '../parts/plan.ts';
import type { Prompts } from '../compose/prompts.ts';
import { askedLeaf } from './asked-leaf.ts';
import { LeafCheck } from './check-leaf.ts';
import { fieldsOf, grammarOf } from './grammar.ts';
import type { ReadData, ReadLeaf } from './read-data.ts';

export interface ModelParts {
  readonly embedder: Embedder;
  readonly generator: LanguageModel | null;
  readonly prompts: Prompts;
  readonly traces: TraceStore;
  readonly earnedOnly?: boolean;
  readonly guard?: GuardParts;
}

interface Writing {
  readonly plan: Plan;
  readonly schema: DataSchema;
}

/** Passages whose sentences the model reads. */
const mostPassages = 4;

/** What the model filled in, each value held against the evidence it was given: one that no sentence carries is none. */
export async function readByModel(
  parts: ModelParts & { readonly generator: LanguageModel },
  { plan, schema }: Writing,
  draft: AnswerDraft,
  signal: AbortSignal,
): Promise<ReadData | { readonly reason: string }> {
  const { generator, embedder, prompts, traces, earnedOnly = false } = parts;
  const { question, found } = plan.whole;
  const { passages, lacksBest, ...fencing } = readable(plan.passages, question.scope, parts.guard, draft);
  if (lacksBest) return { reason: 'the passage that answers best gives orders to whoever answers and is not given to a model' };
  const groups = await evidenceOf(parts, { ...plan, passages }, signal);
  const fields = `${question.text}\n\nFields:\n${fieldsOf(schema)}`;
  const prompt = FittedPrompt.of(prompts.data, { question: fields, turns: [], groups, ...fencing }, generator);
  if (!prompt || !found.queryVector) return { reason: `no evidence fits the model's ${generator.contextTokens} tokens beside the schema` };
  tellMarked(prompt.now.groups, fencing, draft);
  const calling = { generator, embedder, traces, earnedOnly, prompt: { ...prompts.data, schema: grammarOf(schema) } };
  let text = '';
  try {
    const asked = { question, queryVector: found.queryVector, passages, prompt };
    for await (const piece of recorded(calling, asked, draft, signal)) text += prompt.plain(piece);
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    const why = error.cause instanceof Fault ? `: ${error.cause.message}` : '';
    draft.fallbacks.push(`the model failed to fill the schema${why}`);
    return { reason: `the model failed${why}` };
  }
  const written = parsed(text);
  if (written === undefined) {
    draft.fallbacks.push(`the model's JSON did not come to its end within ${prompts.data.maxTokens} tokens`);
    return { reason: `the model's JSON did not come to its end within ${prompts.data.maxTokens} tokens; ask for fewer values` };
  }
  return verified(written, schema, new LeafCheck(embedder, prompt.now.groups), signal);
}

/** Each passage whole, as a piece of evidence: every property may be told elsewhere. */
async function evidenceOf({ embedder }: ModelParts, plan: Plan, signal: AbortSignal): Promise<EvidenceGroup[]> {
  const { question, found } = plan.whole;
  if (!found.queryVector) return [];
  const groups: EvidenceGroup[] = [];
  for (const passage of plan.passages.slice(0, mostPassages)) {
    const sentences = sentencesOf(passage);
    const scored = await scoreSentences({ text: question.text, vector: found.queryVector }, sentences, embedder, signal);
    const [first] = scored;
    if (!first) continue;
    const best = scored.reduce((left: ScoredSentence, right) => (right.score > left.score ? right : left), first);
    groups.push({ title: passage.title, heading: passage.headings.at(-1) ?? null, sentences: scored, best });
  }
  return groups;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

async function verified(written: Json, schema: DataSchema, check: LeafCheck, signal: AbortSignal): Promise<ReadData> {
  const read = new Map<string, ReadLeaf>();
  for (const leaf of leavesIn(written, schema)) {
    const value = valueAt(written, leaf.pointer) ?? null;
    read.set(leaf.pointer, await check.of(askedLeaf(leaf.path, leaf.schema), value, signal));
  }
  return {
    by: 'model',
    leaf: (pointer) => read.get(pointer) ?? { reason: 'the model gave none' },
    items: (pointer) => {
      const value = valueAt(written, pointer);
      return Array.isArray(value) ? value.length : { reason: 'the model gave none' };
    },
  };
}

interface Place {
  readonly pointer: string;
  readonly path: readonly string[];
  readonly schema: DataSchema;
}

function leavesIn(written: Json, schema: DataSchema, pointer = '', path: readonly string[] = []): Place[] {
  if (schema.type === 'object')
    return [...schema.properties].flatMap(([name, own]) => leavesIn(written, own.schema, `${pointer}/${escaped(name)}`, [...path, name]));
  if (schema.type !== 'array') return [{ pointer, path, schema }];
  const { items } = schema;
  const value = valueAt(written, pointer);
  if (!items || !Array.isArray(value)) return [];
  // Which of the items it is, no name says.
  return value.flatMap((_, index) => leavesIn(written, items, `${pointer}/${index}`, items.type === 'object' ? [] : path));
}
