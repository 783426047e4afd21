import {
  type AnswerData,
  type AnswerEvent,
  assembleData,
  type DataSchema,
  escaped,
  type Filled,
  invariant,
  type ModelAllowance,
  type JsonObject,
  noData,
  readDataSchema,
} from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import type { EvidenceSentence } from '../choose/choose-evidence.ts';
import type { Plan } from '../parts/plan.ts';
import { type ComposeAllowed, isOnlyEarned } from '../compose/compose-allowed.ts';
import { askedLeaf } from './asked-leaf.ts';
import { type AskedAndRead, eachOfOne } from './each-of-one.ts';
import { readByModel, type ModelParts } from './read-by-model.ts';
import { readByRule, type RuleParts } from './read-by-rule.ts';
import type { ReadData, ReadLeaf } from './read-data.ts';

export interface DataParts extends RuleParts, ModelParts {
  readonly composeAllowed: ComposeAllowed;
  /** Left out: models may work for everybody. */
  readonly allowance?: ModelAllowance;
}

/** What is answered as JSON, from what was found, into `draft.data`: a model that may write fills it, else rules do. Tells of each citation that is new. */
export async function* fillData(parts: DataParts, plan: Plan, draft: AnswerDraft, signal: AbortSignal): AsyncGenerator<AnswerEvent, void> {
  const { responseSchema: raw } = plan.whole.question;
  if (!raw) return;
  const read = await draft.time('data', () => readAll(parts, { plan, raw }, draft, signal));
  draft.data = 'reason' in read ? noData(raw, draft.output.about(read.reason)) : yield* cited(raw, read, draft);
}

interface Filling {
  readonly plan: Plan;
  readonly raw: JsonObject;
}

async function readAll(
  parts: DataParts,
  { plan, raw }: Filling,
  draft: AnswerDraft,
  signal: AbortSignal,
): Promise<ReadData | { readonly reason: string }> {
  const { generator, composeAllowed, allowance } = parts;
  const { mode, scope } = plan.whole.question;
  const schema = readDataSchema(raw);
  const isModels = mode === 'compose' || (mode === 'auto' && composeAllowed.allowed);
  if (isModels && generator) {
    const usedUp = await allowance?.usedUp(scope.principal.keyId);
    if (usedUp) {
      draft.fallbacks.push(`${usedUp.words}: the values are read by rule`);
      return byRule(parts, { plan, schema, noLists: `lists are filled by a model alone, and ${usedUp.words}` }, draft, signal);
    }
    const earnedOnly = isOnlyEarned(plan.whole.question, composeAllowed);
    return readByModel({ ...parts, generator, earnedOnly }, { plan, schema }, draft, signal);
  }
  if (mode === 'compose') draft.fallbacks.push(`no model writes here (${composeAllowed.why}): the values are read by rule`);
  return byRule(parts, { plan, schema, noLists: onlyModels(composeAllowed.why) }, draft, signal);
}

const onlyModels = (why: string): string =>
  `lists are filled only by a model that has earned writing, and none did here (${why}); see aquifer models`;

interface Reading {
  readonly plan: Plan;
  readonly schema: DataSchema;
  /** Why no list is read. */
  readonly noLists: string;
}

async function byRule(parts: DataParts, { plan, schema, noLists }: Reading, draft: AnswerDraft, signal: AbortSignal): Promise<ReadData> {
  const { question } = plan.whole;
  const documents = new Set(plan.passages.map(({ documentId }) => documentId));
  const read = new Map<string, AskedAndRead>();
  for (const { pointer, path, schema: own } of leavesOf(schema)) {
    const leaf = askedLeaf(path, own);
    read.set(pointer, { leaf, read: await unlessLate(() => readByRule(parts, { question, documents, leaf }, draft, signal), signal) });
  }
  const told = eachOfOne(read);
  return {
    by: 'rules',
    leaf: (pointer) => told.get(pointer) ?? { reason: 'it was not asked for' },
    items: () => ({ reason: noLists }),
  };
}

/** What was read before time was up stays read. Whoever left is noticed by who reads for him. */
async function unlessLate<Read>(read: () => Promise<Read>, signal: AbortSignal): Promise<Read | { readonly reason: string }> {
  const late = { reason: 'time was up before it was read' };
  if (signal.aborted) return late;
  try {
    return await read();
  } catch (error) {
    if (!signal.aborted) throw error;
    return late;
  }
}

interface Leaf {
  readonly pointer: string;
  readonly path: readonly string[];
  readonly schema: DataSchema;
}

/** All that stand in no array: how many an array has, no rule can tell. */
function leavesOf(schema: DataSchema, pointer = '', path: readonly string[] = []): Leaf[] {
  if (schema.type === 'array') return [];
  if (schema.type !== 'object') return [{ pointer, path, schema }];
  return [...schema.properties].flatMap(([name, own]) => leavesOf(own.schema, `${pointer}/${escaped(name)}`, [...path, name]));
}

const passageOf = ({ passage }: EvidenceSentence): EvidenceSentence['passage'] => passage;

/** Only what came into the value is cited. */
function* cited(raw: JsonObject, { leaf, items, by }: ReadData, draft: AnswerDraft): Generator<AnswerEvent, AnswerData> {
  const grounds: EvidenceSentence[] = [];
  const filled = (read: ReadLeaf): Filled => {
    if ('reason' in read) return { reason: draft.output.about(read.reason) };
    const against = typeof read.value === 'string' ? draft.output.against(read.value, read.evidence.map(passageOf)) : null;
    if (against !== null) return { reason: against };
    return { value: read.value, markers: read.evidence.map((evidence) => grounds.push(evidence) - 1) };
  };
  const made = assembleData(raw, { leaf: (pointer, schema) => filled(leaf(pointer, schema)), items }, by);
  const sources: [string, readonly number[]][] = [];
  for (const [pointer, places] of Object.entries(made.sources)) {
    const markers: number[] = [];
    for (const place of places) {
      const ground = grounds[place];
      invariant(ground, `evidence ${place} of ${pointer} was kept`);
      const { citation, isNew } = draft.citations.add(ground);
      draft.grounds.add(ground.passage);
      markers.push(citation.marker);
      if (isNew) yield { type: 'citation', citation };
    }
    sources.push([pointer, [...new Set(markers)]]);
  }
  return { ...made, sources: Object.fromEntries(sources) };
}
