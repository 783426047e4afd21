import { contentStems, germanStems } from '../text/words.ts';
import { seasonsIn, yearsIn } from './cell-text.ts';
import { type Kind, kindAmong, kindOf } from './kinds.ts';
import { perWhat, perWords } from './per-what.ts';
import type { NamedRow } from './read-table.ts';

/** A question as a table hears it. */
export interface AskedOf {
  /** What has to be explained: without words that every question has, and without periods. */
  readonly stems: readonly string[];
  /** All of them. */
  readonly said: ReadonlySet<string>;
  /** In small letters, single blanks. */
  readonly plain: string;
  readonly years: readonly string[];
  readonly seasons: readonly string[];
  /** Which column or row, by comparing: "In which year was it largest?" */
  readonly extreme: 'largest' | 'smallest' | null;
  /** Whether it speaks of a difference between periods. */
  readonly isOfChange: boolean;
  /** What it asks for a figure of; null where no word tells. */
  readonly kind: Kind | null;
  /** The words that tell it. */
  readonly kindStems: ReadonlySet<string>;
  /** What a figure is to be told for one of: “per day”; and the words that say it. */
  readonly per: readonly string[];
  readonly perStems: ReadonlySet<string>;
  /** Asks whether something is so: no figure answers that. */
  readonly isYesNo: boolean;
  /** What words say that a figure is wanted, and that words are wanted. */
  readonly wantsFigure: boolean;
  readonly wantsWords: boolean;
  readonly wantsPerson: boolean;
}

/** Say nothing of which row is meant. */
const empty = new Set(
  contentStems(
    'amount amounts value values figure year years fiscal ended ending end company companies group much many number respective respectively reported table shown recorded period date per cent given according provide balance',
  ),
);
/** German questions for a figure, and their words that name nothing beside the small ones. */
const germanFigure =
  /^\s*(?:wie (?:viele?|hoch|groß|lange?|teuer|schwer|warm|kalt)|was (?:ist|war|waren|kostet|kosten|kosteten?|betrug|beträgt)|welche[nrs]?)(?!\p{L})/iu;
const germanEmpty = new Set(
  contentStems(
    `hoch groß lang lange teuer schwer beim pro je gab wurden hatten kostet kosten kostete kosteten beträgt betrug jahr jahre jahres laut
    insgesamt`,
  ),
);
const largest = /\b(largest|highest|higher|larger|greatest|greater|most|biggest|bigger|maximum|exceeds?|exceeded)\b/i;
const smallest = /\b(smallest|lowest|lower|least|smaller|minimum|fewest|fewer)\b/i;
const comparing = new Set(
  contentStems(
    'largest highest higher larger greatest greater most biggest bigger maximum exceed smallest lowest lower least smaller minimum fewest fewer',
  ),
);
const whichOf = /\b(?:which|what)\s+(?:(?:fiscal|financial|of the|two|three)\s+)*(\p{L}+)/iu;
const yearWords = /\b(?:which|what)\s+(?:(?:fiscal|financial|calendar)\s+)?(?:years?|fy|quarters?|periods?|months?)\b|\bwhen\b/i;

const figureWords =
  /^\s*(?:what (?:is|was|were|are|did|does)|how (?:much|many|high|large|long)|what['’]s|was (?:ist|sind|war|waren)|wie ?viele?|wie (?:hoch|groß|lang|breit|tief)|welche[nrs]?)\b/i;

const words =
  /^\s*(?:why|how (?!much|many|high|large|long)|who|where|when)\b|\b(?:mean|means|represent|represents|include|includes|consists?|comprises?|related? to|attributed|caused?|defined|described|classified|calculated|determined|reason|purpose|definition|driven)\b/i;
const person = /^\W*(?:who|whom|wer|wem|wen)(?!\p{L})/iu;
/** “How heavy” asks for a figure, “how” for words. */
const measured = /^\s*how (?:heavy|expensive|cheap|loud|noisy|quiet)\b/i;

export function askedOf(question: string): AskedOf {
  const years = yearsIn(question);
  const seasons = seasonsIn(question);
  const extreme = extremeOf(question);
  // A period names its column, and what is counted in it is told by the row.
  const kind = years.length > 0 || seasons.length > 0 || extreme ? null : kindOf(question);
  const periods = new Set([...years, ...seasons.flatMap((season) => season.split(' '))]);
  const isGerman = germanFigure.test(question);
  const all = [...new Set((isGerman ? germanStems : contentStems)(withoutPeriods(question)))];
  const isEmpty = (stem: string): boolean => empty.has(stem) || (isGerman && germanEmpty.has(stem));
  const stems = all.filter((stem) => !isEmpty(stem) && !periods.has(stem) && !(extreme && comparing.has(stem)));
  return {
    stems,
    said: new Set(all),
    plain: plainOf(question),
    years,
    seasons,
    extreme,
    kind,
    kindStems: new Set(contentStems((kind && question.match(new RegExp(kind.asks, 'giu')))?.join(' ') ?? '')),
    per: perWhat(question),
    perStems: new Set(contentStems(perWords(question))),
    isYesNo: isYesNo(question),
    isOfChange: /\b(change|changes|increase|increased|decrease|decreased|variance|growth|difference)\b/i.test(question),
    wantsFigure: isGerman || kind !== null || figureWords.test(question),
    wantsWords: (kind === null || !measured.test(question)) && words.test(question),
    wantsPerson: person.test(question),
  };
}

/** As these rows hear it: what their columns and rows are named tells what “how long” asks for. */
export function askedAmong(asked: AskedOf, rows: readonly NamedRow[]): AskedOf {
  if (!asked.kind?.rival) return asked;
  const names = rows.flatMap(({ name, cells }) => [name?.text ?? '', ...cells.flatMap((cell) => cell.names.map(({ text }) => text))]);
  return { ...asked, kind: kindAmong(asked.kind, names) };
}

const begins =
  /^\W*(?:(?:and|but|so|und|aber)\s+)?(?:(?:is|are|was(?=\s+(?:the|an?|it|there|this|that|he|she|any|your|our|their|its|my|these|those)(?!\p{L}))|were|am|do|does|did|can|could|may|might|must|should|shall|will|would|has|have|had|ist|sind|waren|hat|haben|habt|hast|hatten?|kann|kannst|können|könnten?|darf|dürfen|muss|müssen|soll|sollen|wird|werden|gibt)(?!\p{L})|\p{L}+(?:en|t|st|e) (?:sie|ihr|du|man|wir|ich|es)(?!\p{L}))(.*)$/isu;
const interrogative = /(?<!\p{L})(?:what|which|how|when|where|who|whose|why|wie|wieviel|wann|welche[nrsm]?|wer|wo|warum)(?!\p{L})/iu;

/** “Can you tell me how much …” asks how much. */
export function isYesNo(question: string): boolean {
  const [, rest] = begins.exec(question) ?? [];
  return rest !== undefined && !interrogative.test(question);
}

/** Only where a column or a row is what is asked for: "which year was it largest", not "what was the largest". */
function extremeOf(question: string): AskedOf['extreme'] {
  const isWhich = yearWords.test(question) || (/\bwhich\b/i.test(question) && whichOf.test(question));
  if (!isWhich) return null;
  if (smallest.test(question)) return 'smallest';
  return largest.test(question) ? 'largest' : null;
}

function withoutPeriods(text: string): string {
  return text.replaceAll(/\bFY\s?['’]?\d\d(?:\d\d)?\b/gi, ' ');
}

export function plainOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
}
