import { type Embedder, identifiersOf, type Question, type RankedPassage, type Retriever, type TableReader } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import type { Asked } from '../asked.ts';
import { type EvidenceSentence, hasEvidence, type ScoredSentence, scoreSentences, sentencesOf } from '../choose/choose-evidence.ts';
import { decided } from '../decide/course.ts';
import { passageAbout } from '../decide/identifiers.ts';
import { planOf } from '../parts/plan.ts';
import { hasTableLine } from '../tables/cell-text.ts';
import type { FoundTable } from '../tables/found-tables.ts';
import { rootsOf } from '../support/clauses.ts';
import { coverage } from '../text/words.ts';
import type { AskedLeaf } from './asked-leaf.ts';
import { isNamed, isSaidOf, type Said } from './naming.ts';
import { readCell } from './read-cell.ts';
import type { ReadLeaf } from './read-data.ts';
import { tellLeftOut, undecided } from '../poison/tell-left-out.ts';
import { readRows } from './read-rows.ts';
import { valuesIn } from './read-value.ts';
import { tablesAsked } from './tables-asked.ts';

export interface RuleParts {
  readonly retriever: Retriever;
  readonly embedder: Embedder;
  readonly tables: TableReader | null;
  readonly settings: { readonly threshold: number };
}

/**
 * How far below the threshold the evidence for one value may be: the question as a whole had enough, the words of a property make no
 * sentence, and what is read has to name it.
 */
const leafSlack = 0.05;

export interface Wanted {
  readonly question: Question;
  /** Those that were found for the question as a whole: others are about something else. */
  readonly documents: ReadonlySet<string>;
  readonly leaf: AskedLeaf;
}

const nothing = (reason: string): ReadLeaf => ({ reason });

/**
 * One value, asked for by itself: the question with the words of its property is searched and weighed as any question, and its value read
 * from the cell that answers, else from the sentences that name it. Only where all of these say the same.
 */
export async function readByRule(
  parts: RuleParts,
  { question, documents, leaf }: Wanted,
  draft: AnswerDraft,
  signal: AbortSignal,
): Promise<ReadLeaf> {
  if (leaf.schema.type === 'boolean') return nothing('whether something holds is not for a rule to say');
  if (leaf.label === '') return nothing('it has no name and no description to be asked by');
  const asked: Question = { ...question, text: `${leaf.label}. ${question.text}`, turns: [] };
  const { found, reason } = await search(parts, asked, draft, signal);
  const passages = found.passages.filter(({ documentId }) => documents.has(documentId));
  const tables = parts.tables ? await tablesAsked({ tables: parts.tables, question, passages }, draft, signal) : [];
  // Its row and its column are named to the letter: a cell needs no likeness in meaning beside that.
  const cell = readRows({ question: question.text, leaf }, tables) ?? readCell({ question: question.text, leaf }, tables);
  if (cell || reason !== null) return cell ?? nothing(reason ?? '');
  return readSentence(parts, { question, leaf, tables, found: { ...found, passages } }, signal);
}

async function search({ retriever, settings }: RuleParts, question: Question, draft: AnswerDraft, signal: AbortSignal): Promise<Found> {
  const { text: query, scope, limit } = question;
  const retrieval = await retriever.retrieve({ query, scope, limit, turns: [], nearDuplicates: 'drop' }, signal);
  draft.usage.embeddedTexts += retrieval.cached ? 0 : 1;
  tellLeftOut(retrieval, draft);
  const { whole } = planOf(question, retrieval, settings.threshold);
  const { verdict, found } = decided({ ...whole, threshold: whole.threshold - leafSlack });
  const doubt = undecided(retrieval);
  if (doubt) return { found: { question, queryVector: null, passages: [] }, reason: doubt.reason };
  const reason = verdict?.reason ?? (verdict ? 'nothing was found for it' : null);
  return { found: { question, queryVector: found.queryVector, passages: found.passages }, reason };
}

interface Found {
  readonly found: Omit<Asked, 'queryVector'> & { readonly queryVector: Float32Array | null };
  /** Why no sentence of it may be read. */
  readonly reason: string | null;
}

interface Searched {
  readonly tables: readonly FoundTable[];
  /** As it was asked as a whole. */
  readonly question: Question;
  readonly leaf: AskedLeaf;
  /** What was found for the leaf, in the documents that were found for the question. */
  readonly found: Found['found'];
}

async function readSentence(
  { embedder }: RuleParts,
  { question, leaf, tables, found: { question: asked, queryVector, passages } }: Searched,
  signal: AbortSignal,
): Promise<ReadLeaf> {
  if (!queryVector) return nothing('it could not be compared by meaning');
  const telling = passages.filter(hasEvidence);
  const first = passageAbout(identifiersOf(question.text), telling.length > 0 ? telling : passages);
  if (!first) return nothing('no passage of the documents that answer the question has to do with it');
  if (identifiersOf(question.text).length > 1 && !namesAllOf(question.text, first))
    return nothing('the question names several things, and no passage speaks of all of them');
  const said = passages.flatMap((passage) => sentencesOf(passage)).filter((sentence) => !isOfTable(sentence, tables));
  const naming = said.map((sentence) => ({ leaf, question: question.text, sentence })).filter(isNamed);
  const saying = withSubject(
    question.text,
    naming.map((each) => ({ sentence: each.sentence, values: valuesSaid(each) })).filter(({ values }) => values.length > 0),
  );
  const isOwn = ({ passage: { documentId, revision } }: EvidenceSentence): boolean =>
    documentId === first.documentId && revision === first.revision;
  const own = saying.filter(({ sentence }) => isOwn(sentence));
  const most = Math.max(0, ...own.map(({ about }) => about));
  const candidates = own.filter(({ about }) => about >= most);
  if (candidates.length === 0) return nothing('no sentence found names it and says its value');
  const sentences = candidates.map(({ sentence }) => sentence);
  const scored = await scoreSentences({ text: asked.text, vector: queryVector }, sentences, embedder, signal);
  const rivals = saying.filter(({ sentence, about }) => !isOwn(sentence) && about >= most && namesAllOf(question.text, sentence.passage));
  return settled(leaf, { candidates, scored, rivals });
}

/** Its cells were read by their names, and beside each other they say nothing of which is which. */
function isOfTable({ passage, text, span }: EvidenceSentence, tables: readonly FoundTable[]): boolean {
  const start = passage.start + span.start;
  const isIn = tables.some(
    ({ passage: { revisionId }, table: { table } }) => revisionId === passage.revisionId && start >= table.start && start < table.end,
  );
  return isIn || (hasTableLine(text) && text.split(/\||\t/).filter((cell) => cell.trim() !== '').length > 2);
}

/** Where several values stand in a sentence, it is not plain, whichever is meant. */
function valuesSaid(said: Said): readonly (string | number)[] {
  const values = valuesIn(said.leaf, said.sentence.text);
  const [value] = values;
  return values.length === 1 && value !== undefined && !Number.isNaN(value) && !isSaidOf(said, value) ? [] : values;
}

interface Candidate {
  readonly sentence: EvidenceSentence;
  readonly values: readonly (string | number)[];
  /** Share of what the question is about that it says, with what stands over it. */
  readonly about: number;
}

function withSubject(question: string, candidates: readonly Omit<Candidate, 'about'>[]): readonly Candidate[] {
  const wanted = rootsOf(question);
  return candidates.map((candidate) => {
    const { passage, text } = candidate.sentence;
    return { ...candidate, about: coverage(wanted, new Set(rootsOf([passage.title, ...passage.headings, text].join(' ')))) };
  });
}

interface Weighed {
  readonly candidates: readonly Candidate[];
  /** The same sentences, scored. */
  readonly scored: readonly ScoredSentence[];
  /** Of other documents that are as much about the question: where they say otherwise, there is more than one answer. */
  readonly rivals: readonly Candidate[];
}

function settled(leaf: AskedLeaf, { candidates, scored, rivals }: Weighed): ReadLeaf {
  const ranked = scored.map(({ score }, index) => ({ score, index })).toSorted((a, b) => b.score - a.score);
  const best = candidates[ranked[0]?.index ?? 0];
  if (!best) return nothing('no sentence says its value');
  const distinct = new Set(isQuoted(leaf) ? best.values : [...candidates, ...rivals].flatMap(({ values }) => values));
  const [value] = distinct;
  if (value === undefined || distinct.size > 1 || Number.isNaN(value))
    return nothing(`the sentences that name it do not say one value plainly: “${best.sentence.text}”`);
  return { value, evidence: [best.sentence] };
}

const isQuoted = ({ schema: { type, options, isDate } }: AskedLeaf): boolean => type === 'string' && !options && !isDate;

/** One of VX-117 and VX-125 is not both. */
function namesAllOf(question: string, { title, headings, text }: RankedPassage): boolean {
  const names = identifiersOf(question);
  const said = new Set(identifiersOf([title, ...headings, text].join('\n')));
  return names.every((name) => said.has(name));
}
