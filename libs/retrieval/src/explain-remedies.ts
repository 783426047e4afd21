import type { DocumentStanding } from '#core';
import type { AbsenceStep, AbsentPassage } from './explain-absence-words.ts';
import { list } from './explain-first.ts';
import type { ExplainedWord } from './explain-words.ts';
import type { Tried } from './explain-otherwise.ts';
import { ordinal } from './explain-passage.ts';

const mostRemedies = 4;
/** What one question gains others may lose. */
const caution = 'A setting holds for every question: measure it on golden questions (Evaluations, or aquifer tune) before you keep it.';

/** Who would be first instead, by what: said of what was tried only. */
export function remediesForFirst(
  tried: readonly Tried[],
  first: { readonly chunkId: string; readonly documentId: string } | undefined,
): string[] {
  const settable = tried.filter(({ setting }) => setting !== null);
  if (first === undefined || settable.length === 0) return [];
  const others = new Map<string, { named: string; by: Tried[] }>();
  for (const each of settable)
    if (each.first && each.first.chunkId !== first.chunkId) {
      const known = others.get(each.first.chunkId);
      const { documentId, title } = each.first;
      const named = documentId === first.documentId ? `Another passage of “${title}”` : `“${title}”`;
      others.set(each.first.chunkId, { named, by: [...(known?.by ?? []), each] });
    }
  if (others.size === 0)
    return [
      `It stays first with each of the ${settable.length} changes of settings tried: if it is wrong, no setting is the cause but what the documents say. Choose the right document below to see what it lacks.`,
    ];
  return [
    ...[...others.values()].map(({ named, by }) => `${named} would be first ${waysOf(by)}.`),
    ...warned(others.values().flatMap(({ by }) => by)),
  ];
}

export interface Missed {
  readonly standing: DocumentStanding;
  readonly step: AbsenceStep;
  readonly passages: readonly AbsentPassage[];
  /** Where its best passage stands; null where it is not among the candidates, or was left out. */
  readonly place: number | null;
  readonly limit: number;
  readonly tried: readonly Tried[];
  readonly words: readonly ExplainedWord[];
  /** What could not be tried. */
  readonly note: string | null;
}

/** What would bring a document up, the best first; where nothing tried does, what is left to change is the text. */
export function remediesFor(missed: Missed): string[] {
  const early = beforeRanking(missed);
  if (early) return early;
  const { place, limit, tried } = missed;
  if (place === 1) return [];
  const better = tried
    .filter((each) => each.setting !== null && each.place !== null && each.place < (place ?? Infinity))
    .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0));
  const shown = better.filter((each) => (each.place ?? Infinity) <= limit);
  const from = place === null ? ' instead of nowhere' : ` instead of ${ordinal(place)}`;
  const [nearest] = better;
  const settings =
    shown.length > 0
      ? gathered(shown)
          .slice(0, mostRemedies)
          .map(([to, by]) => `It would be ${ordinal(to)}${from} ${waysOf(by)}.`)
      : nearest
        ? [
            `No change tried brings it among the ${limit} asked for; the best is ${ordinal(nearest.place ?? 0)}${from}, ${waysOf([nearest])}.`,
          ]
        : tried.some(({ setting }) => setting !== null)
          ? ['No change tried brings it further up: what is left to change is what the document says, or the question.']
          : [];
  const { note } = missed;
  return [...settings, ...ofText(missed), ...warned(shown.length > 0 ? shown : better.slice(0, 1)), ...(note === null ? [] : [note])];
}

/** What keeps it from being searched at all has one remedy. */
function beforeRanking({ standing, step }: Missed): string[] | null {
  const { title, collectionName, status } = standing;
  if (step === 'no-access')
    return [`Give one of these groups access to “${title}” (its access, on the page of the document), or ask as somebody who has it.`];
  if (step === 'other-collection') return [`Search in “${collectionName}” too, or in all collections.`];
  if (step === 'not-live' && status === 'quarantined') return ['Let an editor look at what the guard found in it, and approve it.'];
  if (step === 'not-live')
    return [status === 'failed' ? 'Mend what its reading failed of, and upload it again.' : 'Wait until it is live.'];
  if (step === 'filtered') return ['Leave that test out of the filter, or give the document the field.'];
  return step === 'no-passages' ? ['Upload it with text: a scan needs text recognition (AQUIFER_OCR).'] : null;
}

const mostLacking = 3;
/** Of the rarest word of the question: what weighs less than half of that brings hardly anything up. */
const tellingWeight = 0.5;

/** Words that it lacks and that would weigh, the rarest first. */
function telling({ lacks }: AbsentPassage, words: readonly ExplainedWord[]): string[] {
  const heaviest = Math.max(0, ...words.map(({ weight, passages }) => (passages === 0 ? 0 : (weight ?? 0))));
  return words
    .filter(({ word, weight, passages }) => lacks.includes(word) && passages !== null && (weight ?? 0) >= tellingWeight * heaviest)
    .toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0))
    .slice(0, mostLacking)
    .map(({ word }) => word);
}

function ofText({ passages: [best], standing, words }: Missed): string[] {
  if (!best) return [];
  const some = telling(best, words).map((word) => `“${word}”`);
  const missing = some.length > 0 ? `Its best passage says nothing of ${list(some)} in these words: ` : '';
  return [
    ...(standing.withoutVector > 0
      ? [`Let its ${standing.withoutVector} passages without a vector be embedded (System page): until then meaning cannot find them.`]
      : []),
    ...(missing === ''
      ? []
      : [`${missing}where it says the same otherwise, make them synonyms of the collection, or put the word into its text or its title.`]),
  ];
}

/** Those that come to the same are one sentence. */
function gathered(shown: readonly Tried[]): [number, Tried[]][] {
  const byPlace = new Map<number, Tried[]>();
  for (const each of shown) byPlace.set(each.place ?? 0, [...(byPlace.get(each.place ?? 0) ?? []), each]);
  return [...byPlace];
}

const waysOf = (by: readonly Tried[]): string => by.map(({ words, setting }) => `${words} (${setting})`).join(', or ');

/** A wish of one request needs no warning. */
function warned(by: Iterable<Tried>): string[] {
  return [...by].some(({ setting }) => setting?.includes('AQUIFER_')) ? [caution] : [];
}
