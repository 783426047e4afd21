import type { Explanation } from '../http/bodies.ts';
import type { Ranked } from './calls.ts';

/** One stretch of a passage's bar. `kind` is a class of the styles. */
export type Stretch = {
  readonly kind: 'words' | 'meaning' | 'look' | 'beside' | 'other';
  readonly name: string;
  readonly points: number;
};

const kinds: Readonly<Record<string, Stretch['kind']>> = {
  keyword: 'words',
  vector: 'meaning',
  'late-interaction': 'look',
  'second-embedder': 'look',
  'cross-encoder': 'look',
  beside: 'beside',
};
const names: Readonly<Record<Stretch['kind'], string>> = {
  words: 'Words',
  meaning: 'Meaning',
  look: 'Second look',
  beside: 'Parts',
  other: 'Next hop or a late change',
};
const order = ['words', 'meaning', 'look', 'beside', 'other'] as const;

type Portions = Explanation['most'];
type Searches = Explanation['searches'];

/** The stretches of a bar, always in this order; those that gave nothing are left out. */
export function stretchesOf(portions: Portions, besideName = names.beside): Stretch[] {
  return order.flatMap((kind) => {
    const points = portions.filter(({ by }) => (kinds[by] ?? 'other') === kind).reduce((sum, { gave }) => sum + gave, 0);
    return points < leastPoints ? [] : [{ kind, points, name: kind === 'beside' ? besideName : names[kind] }];
  });
}
const leastPoints = 0.001;

/** Which of the searches beside the question a passage's points come from: “part A”. */
export function besideName({ searches: standings = [] }: Pick<Ranked, 'searches'>, searches: Searches = []): string {
  const counted = searches.find((_, index) => index > 0 && (standings[index]?.gave ?? 0) > 0);
  return counted ? searchName(counted) : names.beside;
}

export function searchName({ kind, letter }: Pick<NonNullable<Searches>[number], 'kind' | 'letter'>): string {
  if (kind === 'whole') return 'Whole question';
  return `${kind === 'part' ? 'Part' : 'Wording'} ${letter}`;
}

const mostBars = 5;

/** The passages whose bars tell most: the first shown, the best of each search, and the document asked for. */
export function barsOf({ ranking, searches = [] }: Pick<Explanation, 'ranking' | 'searches'>, chosen: string): Ranked[] {
  const led = searches.map((_, index) => ranking.find((passage) => passage.searches?.[index]?.place === 1));
  const wanted = [...ranking.slice(0, mostBars), ...led, ranking.find(({ documentId }) => documentId === chosen)];
  const different = [...new Set(wanted)].filter((passage): passage is Ranked => passage !== undefined);
  return different.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity));
}
