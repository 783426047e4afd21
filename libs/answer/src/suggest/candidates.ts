import { type Answer, type NearbyChunk, tellingTitle } from '#core';
import type { AskedBefore } from './other-columns.ts';
import { otherColumns } from './other-columns.ts';
import type { Candidate, SuggestedFrom } from './candidate.ts';
import { type Section, sectionsOf } from './sections.ts';
import { contentStems, coverage } from '../text/words.ts';
import { topicOf } from './topic-of.ts';
import { wordingsOf } from './wordings.ts';

/** Below the best cosine, what another document says is about something else. */
const farthest = 0.1;

/** What could be asked next, the likeliest first: kinds take turns, so that no one of them fills all places. */
export function candidatesOf(answer: Answer, near: readonly NearbyChunk[], asked: AskedBefore): Candidate[] {
  const sections = sectionsOf(near);
  const used = sections.filter((section) => answer.citations.some((citation) => isIn(citation, section)));
  const found = foundSections(answer, sections, asked.question).filter(
    (section) => !used.includes(section) && isNear(section, { answer, used, asked }),
  );
  const beside = besideOf(sections, used.length > 0 ? used : found.slice(0, 1)).filter((section) => !used.includes(section));
  const ofSections = (from: SuggestedFrom, each: readonly Section[]): Candidate[] =>
    each.flatMap((section) => candidateOf(from, section, asked.language));
  const nextTo = ofSections('section', beside);
  const notUsed = ofSections('passage', found);
  const kinds = used.length > 0 ? [otherColumns(answer, asked), nextTo, notUsed] : [notUsed, nextTo];
  return distinct(inTurns(kinds));
}

type Placed = Pick<Answer['citations'][number], 'documentId' | 'start' | 'end'>;

const isIn = ({ documentId, start }: Placed, section: Section): boolean =>
  documentId === section.documentId && start >= section.start && start < section.end;

/** The sections that passages hold, in the order of the ranking; of one passage, those first that have more of the question's words. */
function foundSections({ passages }: Answer, sections: readonly Section[], question: string): Section[] {
  const wanted = new Set(contentStems(question));
  const shared = ({ heading, text }: Section): number => coverage(wanted, new Set(contentStems(`${heading ?? ''} ${text}`)));
  const held = passages.flatMap((passage) =>
    sections
      .filter(({ documentId, start, end }) => documentId === passage.documentId && start < passage.end && end > passage.start)
      .toSorted((a, b) => shared(b) - shared(a)),
  );
  return [...new Set(held)];
}

/** Those right behind them, then those right before, then further away. */
function besideOf(sections: readonly Section[], near: readonly Section[]): Section[] {
  const reach = [1, -1, 2, -2, 3, -3, 4, 5];
  const places = near.map((section) => ({ section, at: sections.indexOf(section) }));
  const beside = reach.flatMap((step) =>
    places.flatMap(({ section, at }) =>
      sections
        .slice(at + step, at + step + 1)
        .filter(() => at + step >= 0)
        .filter(isOf(section)),
    ),
  );
  return [...new Set(beside)];
}

interface Nearness {
  readonly answer: Answer;
  readonly used: readonly Section[];
  readonly asked: AskedBefore;
}

/** In a small collection everything is found: what is far from the best, or has no word of the question, is about something else. */
function isNear({ documentId, heading, title, text }: Section, { answer, used, asked }: Nearness): boolean {
  // What stands above the first heading of a document that was used, or all of it: its title is no new topic.
  if (used.some((section) => section.documentId === documentId)) return heading !== null;
  const best = Math.max(...answer.passages.map(({ cosine }) => cosine ?? 0));
  const own = Math.max(...answer.passages.filter((passage) => passage.documentId === documentId).map(({ cosine }) => cosine ?? 0));
  if (own < best - farthest) return false;
  const named = used.map((section) => `${section.title} ${section.heading ?? ''}`).join(' ');
  const wanted = contentStems(`${asked.question} ${named}`);
  // A price has a sentence in many a document: beside an answer, what another document is about has to be near it, without one any of its words.
  const held = new Set(contentStems(`${title} ${heading ?? ''} ${used.length > 0 ? '' : text}`));
  return wanted.some((stem) => held.has(stem));
}

const isOf =
  ({ documentId }: Section) =>
  (other: Section): boolean =>
    other.documentId === documentId;

function candidateOf(from: SuggestedFrom, section: Section, language: string | null): Candidate[] {
  const { documentId, title, heading, page, text } = section;
  const own = heading === null ? null : topicOf(heading, title);
  // Of a document without headings its title says what it is about; the one that was asked about has said that already.
  const topic = own ?? (from === 'passage' ? topicOf(tellingTitle(title), '') : null);
  if (topic === null) return [];
  const hint = [...(own === null ? [] : [own]), ...(page === null ? [] : [`page ${page}`])].join(', ');
  const isAnsweredBy = ({ citations }: Answer): boolean => citations[0] !== undefined && isIn(citations[0], section);
  return [
    { from, wordings: wordingsOf({ topic, title: own === null ? '' : title, language, text }), documentId, title, hint, isAnsweredBy },
  ];
}

function inTurns(kinds: readonly (readonly Candidate[])[]): Candidate[] {
  const most = Math.max(...kinds.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) => kinds.flatMap((kind) => kind.slice(index, index + 1))).flat();
}

function distinct(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string | undefined>();
  return candidates.filter(({ wordings: [first] }) => !seen.has(first) && seen.add(first));
}
