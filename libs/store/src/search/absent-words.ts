import { type SearchScope, tongues } from '#core';
import type { QueryWord } from '../analysis/read-query.ts';
import type { Correction } from './corrections.ts';
import type { KeywordRanking } from './keyword-ranking.ts';

/** Of words that the best passages do not have, those that tell something and that no passage in scope has. Of a past moment nothing more can be told: all of them. */
export async function absentOf(missing: readonly QueryWord[], ranking: KeywordRanking, scope: SearchScope): Promise<readonly QueryWord[]> {
  const telling = missing.filter(({ kind, text }) => kind !== 'word' || !asking.has(text));
  if (scope.asOf || telling.length === 0) return telling;
  const known = await ranking.existing([...new Set(telling.flatMap(({ terms }) => terms))], scope);
  return telling.filter(({ terms }) => !terms.some((term) => known.has(term)));
}

const mostNamed = 5;
const shortestTelling = 4;
/** Small words of every language and those that ask for a measure. They tell nothing of the texts: missing, they are no typing error. */
const asking = new Set([
  ...Object.values(tongues).flatMap(({ functionWords }) => [...functionWords]),
  ...'been could does long far often would lang lange oft viel viele weit'.split(' '),
]);

/** What stands nowhere is said; that it may be a typing error only where a word near it was searched for as well. */
export function absenceNotes(absent: readonly QueryWord[], corrections: readonly Correction[], query: string): string[] {
  const typed = (text: string): string => query.match(new RegExp(escaped(text), 'iu'))?.[0] ?? text;
  const corrected = new Map(corrections.map(({ said, instead }) => [said, instead]));
  const names = absent
    .filter((word) => !corrected.has(word.text) && isTelling(word, typed(word.text)))
    .map(({ text }) => `“${typed(text)}”`);
  const named = [...new Set(names)];
  const more = named.length > mostNamed ? ` and ${named.length - mostNamed} more` : '';
  return [
    ...(named.length === 0 ? [] : [`no passage has ${listed(named.slice(0, mostNamed))}${more}`]),
    ...corrections.map(
      ({ said, instead }) => `no passage has “${typed(said)}”: in case it is a typing error, “${instead}” was searched for as well`,
    ),
  ];
}

/** Identifiers and words that say something; “do” and “I” are missing from many a small collection. */
function isTelling({ kind, text }: QueryWord, typed: string): boolean {
  if (kind === 'exact') return true;
  return kind === 'word' && (text.length >= shortestTelling || /\p{N}|\p{Lu}.*\p{Lu}/u.test(typed));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
