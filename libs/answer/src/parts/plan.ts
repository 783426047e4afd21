import { byScore, type Question, type RankedPassage, type Retrieval } from '#core';
import { chosenCourse, meantBy, ownPassages } from '../ask-back/chosen-course.ts';
import { comparedCourses } from '../ask-back/compared-courses.ts';
import { type Course, courseOf, type Found } from '../decide/course.ts';
import { thresholdOf } from '../decide/decide.ts';
import { absentNames } from '../decide/identifiers.ts';
import { namesIn, withoutOthers } from '../decide/numbered-names.ts';

/** How a question is answered: as one, or part by part. */
export interface Plan {
  readonly whole: Course;
  /** In the order asked; empty where it is answered as one. */
  readonly parts: readonly Course[];
  /** What the answer is made from, and all that is shown of what was found. */
  readonly passages: readonly RankedPassage[];
  /** Why a question of several parts is answered as one, where what was asked for leaves nothing else. */
  readonly note?: string;
}

/** The plan with each of its courses changed: the parts, or the whole where it has none. */
export async function eachCourse(plan: Plan, change: (course: Course) => Promise<Course>): Promise<Plan> {
  if (plan.parts.length === 0) return { ...plan, whole: await change(plan.whole) };
  return { ...plan, parts: await Promise.all(plan.parts.map(change)) };
}

/** `installation`: the evidence that an answer needs where no collection says otherwise. */
export function planOf(question: Question, retrieval: Retrieval, installation: number): Plan {
  const { understood } = retrieval;
  const meant = meantBy(question.text, understood);
  if (meant !== undefined) return planOfOne(question, retrieval, { meant, installation });
  const whole = courseOf(question, ownOf(retrieval), installation);
  const one: Plan = { whole, parts: [], passages: retrieval.passages };
  const asked = understood?.parts ?? [];
  const { beside, settings } = retrieval;
  const searched = asked.map((part) => {
    const found = beside?.find(({ query }) => query === part)?.retrieval ?? null;
    return ofMeant(found && withoutOthersOf(part, found), meantBy(part, understood));
  });
  const isSearched = beside !== undefined && settings.understanding?.parts !== 'off' && asked.length > 1;
  if (question.mode === 'retrieval_only' || !isSearched) return one;
  // Fewer passages than parts cannot show something of each.
  if (question.limit < asked.length)
    return { ...one, note: `the question has ${asked.length} parts and is answered as one: limit ${question.limit} is less` };
  const passages = listed(
    retrieval,
    searched.flatMap((found) => found ?? []),
    question,
  );
  const shown = new Set(passages.map(({ chunkId }) => chunkId));
  const courses = asked.map((text, index) => {
    const found = searched[index];
    const part = { ...question, text };
    if (!found) return courseUnsearched(part, retrieval, installation);
    const own = { ...found, passages: found.passages.filter(({ chunkId }) => shown.has(chunkId)) };
    return courseOfPart(part, own, { meant: meantBy(text, understood), installation });
  });
  const parts = understood?.type === 'comparison' ? comparedCourses(courses) : courses;
  return !understood?.meant && isOneAfterAll(whole, parts) ? one : { whole, parts, passages };
}

interface Chosen {
  readonly meant: string | undefined;
  readonly installation: number;
}

/** A choice of what was asked back, from its own document. */
function planOfOne(question: Question, retrieval: Retrieval, chosen: Chosen): Plan {
  const whole = courseOfPart(question, ownOf(retrieval), chosen);
  return { whole, parts: [], passages: ownPassages(retrieval.passages, chosen.meant) };
}

const courseOfPart = (question: Question, found: Found, { meant, installation }: Chosen): Course =>
  (meant !== undefined && chosenCourse(question, meant, found, installation)) || courseOf(question, found, installation);

/** What is said of other things of its kind takes no place of what is shown of a part. */
function withoutOthersOf(part: string, found: Retrieval): Retrieval {
  const { items, unanswered } = withoutOthers(part, found.passages, namesIn);
  return unanswered === null ? { ...found, passages: [...items] } : found;
}

const ofMeant = (found: Retrieval | null, meant: string | undefined): Retrieval | null =>
  found && { ...found, passages: [...ownPassages(found.passages, meant)] };

/**
 * Whether cutting the question was wrong. A passage that is about all of it is nearer to all of it than any passage is to a part; where it
 * does ask for several things, each part is nearer to its passage than the whole is to either. And a part that leans on the one before it
 * (“what should be done next?”) does not say enough to be found alone: that nothing is found then is no word on the documents. Either way,
 * what no passage names is not answered by one that is near for the rest.
 */
function isOneAfterAll(whole: Course, parts: readonly Course[]): boolean {
  const score = whole.weighed?.score ?? 0;
  const isNamed = ({ question, found }: Course): boolean => absentNames(question.text, found.passages).absent.length === 0;
  const best = Math.max(...parts.map(({ weighed }) => weighed?.score ?? 0));
  // One passage may well hold two answers: where each part has its evidence and the whole hardly more, each is answered by its own best words.
  const nearer = parts.every(({ verdict }) => verdict === null) ? hardlyMore : 0;
  const isNearer = score >= best + nearer;
  const isLost = parts.some(({ question, verdict }, index) => index > 0 && verdict !== null && leaning.test(question.text));
  return whole.verdict === null && (isNearer || isLost) && parts.every(isNamed);
}

/** Of a score: less apart are two questions about one passage. */
const hardlyMore = 0.05;

/** Words for what another part speaks of, left in it by whoever made it stand alone. */
const leaning =
  /(?<![\p{L}’'-])(?:this|these|those|they|them|their|its?|each|both|such|next|then|former|latter|alternatives?|dies\w{0,2}|jene\w?|sie|ihre?\w?|beide\w?|dann)(?![\p{L}’'-])/iu;

/** What was found for the question itself: a passage read for a part only has the part's cosine, which says nothing of the whole. */
export function ownOf(retrieval: Retrieval): Found {
  const { whole, passages } = retrieval;
  if (!whole) return retrieval;
  const own = new Map(whole.passages.map((passage) => [passage.chunkId, passage]));
  const unread = { cosine: null, opinions: {} };
  return { ...retrieval, passages: passages.map((passage) => ({ ...passage, ...(own.has(passage.chunkId) ? {} : unread) })) };
}

/**
 * As many as were asked for: the first of each part, so that none is without evidence, then the ranking's. The first counts for the cap on
 * passages of one document and is not held back by it: what was found for a part must not read as if nothing was.
 */
function listed(retrieval: Retrieval, parts: readonly Retrieval[], { limit, maxPerDocument = limit }: Question): RankedPassage[] {
  const ranked = new Map(retrieval.candidates.map(({ chunkId, score }) => [chunkId, score]));
  const share = Math.floor(limit / parts.length);
  const firsts = new Set(parts.flatMap(({ passages }) => passages.slice(0, 1).map(({ chunkId }) => chunkId)));
  const shares = parts.flatMap(({ passages }) => passages.slice(0, share));
  const chosen: RankedPassage[] = [];
  for (const passage of [...shares, ...retrieval.passages]) {
    const ofDocument = chosen.filter(({ documentId }) => documentId === passage.documentId).length;
    const isNew = chosen.every(({ chunkId }) => chunkId !== passage.chunkId);
    if (chosen.length < limit && isNew && (firsts.has(passage.chunkId) || ofDocument < maxPerDocument)) chosen.push(passage);
  }
  // The question's own account of a passage before a part's.
  const own = new Map(retrieval.passages.map((passage) => [passage.chunkId, passage]));
  return chosen
    .map((passage) => own.get(passage.chunkId) ?? { ...passage, score: ranked.get(passage.chunkId) ?? passage.score })
    .toSorted(byScore);
}

/** Its search failed or was late: that is no word on what the documents say. */
function courseUnsearched(question: Question, { settings, rerank, unsearched = [] }: Retrieval, installation: number): Course {
  const reason = unsearched.find(({ query }) => query === question.text)?.reason ?? 'it was not searched';
  return {
    question,
    found: { passages: [], queryVector: null, rerank, settings },
    weighed: null,
    threshold: thresholdOf(settings, installation),
    verdict: { status: 'retrieval_only', mode: 'retrieval_only', reason },
  };
}
