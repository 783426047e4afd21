import { coverage } from '../text/words.ts';
import { type AskedOf, plainOf } from './asked-of.ts';
import { isPeriod, seasonsIn, yearsIn } from './cell-text.ts';
import { meets, stemsOf } from './choose-row.ts';
import { isOfKind } from './kinds.ts';
import type { NamedCell } from './read-table.ts';
import { saysName } from './said-name.ts';

export const changeWords = /change|increase|decrease|variance|growth|\bvs\b/i;

/** The lowest of its names that tells years. */
function yearsOf(cell: NamedCell): readonly string[] {
  return yearsIn(cell.names.findLast(({ text }) => yearsIn(text).length > 0)?.text ?? '');
}

export function isOfOtherYear({ years: asked }: AskedOf, cell: NamedCell): boolean {
  const years = yearsOf(cell);
  return years.length > 0 && !years.some((year) => asked.includes(year));
}

/** A column's name that is no period, asked for by its letters: it is meant whatever period stands beside it, and whatever its cell says. */
export function isNamed({ plain }: AskedOf, { names }: NamedCell): boolean {
  return names.some(({ text }) => !isPeriod(text) && plainOf(text).length > 3 && saysName(plain, text));
}

export function columnScore(asked: AskedOf, cell: NamedCell): number {
  const names = cell.names.map(({ text }) => text).join(' ');
  const years = yearsOf(cell);
  const seasons = seasonsIn(names);
  let score = 0;
  if (asked.years.length > 0 && years.length > 0) score += years.some((year) => asked.years.includes(year)) ? 2 : -2;
  if (asked.seasons.length > 0 && seasons.length > 0)
    score += seasons.some((season) => asked.seasons.some((each) => meets(each, season))) ? 1 : -1;
  const stems = stemsOf(names);
  score += stems.length === 0 ? 0 : coverage(stems, asked.said) + coverage(asked.stems, new Set(stems));
  if (isNamed(asked, cell)) score += 2;
  if (asked.kind && isOfKind(asked.kind, cell)) score += 1;
  const isChange = changeWords.test(names);
  if (isChange) score += asked.isOfChange ? 3 : -1;
  if (/percent|%/i.test(asked.plain) && /%/.test(names + cell.text)) score += 3;
  return score;
}
