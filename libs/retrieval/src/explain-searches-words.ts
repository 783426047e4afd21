import { ordinal } from './explain-passage.ts';
import type { ExplainedSearch, Searches, SearchStanding } from './explain-searches.ts';

/** Only what makes up the sentences below is needed of a passage. */
export interface Standing {
  readonly standings: readonly SearchStanding[];
  readonly score: number;
  readonly place: number | null;
  readonly chunk: { readonly title: string };
}

/** What a search is called in a sentence. */
export const searchName = ({ kind, letter }: Pick<ExplainedSearch, 'kind' | 'letter'>): string =>
  ({ whole: 'the whole question', part: `part ${letter}`, written: `wording ${letter}` })[kind];

/** What was searched beside the question, and what the first passage has of it: where a part lifted a wrong passage, these say which and by how much. */
export function searchesWords(first: Standing, ranking: readonly Standing[], { all }: Searches): string[] {
  const [whole, ...beside] = all;
  if (!whole) return [];
  const named = beside.map((search) => `${capital(searchName(search))} is “${search.query}”.`);
  const without = ranking.find(({ standings }) => standings[0]?.place === 1);
  const other = without && without !== first ? ` Alone, the whole question would have put “${without.chunk.title}” first.` : '';
  return [
    `Searched beside the whole question: ${named.join(' ')} The whole question counts ${percent(whole.share)}, the best of them ${percent(1 - whole.share)}.`,
    `Its ${first.score.toFixed(2)} is ${sumWords(first.standings, all)}.${other}`,
    ...beside.map((search, index) => ledBy(search, index + 1, ranking)),
  ];
}

/** “0.65 × 0.62 for the whole question (2nd there) + 0.35 × 0.98 for part A (1st there)”. */
export function sumWords(standings: readonly SearchStanding[], all: readonly ExplainedSearch[]): string {
  const [whole, ...beside] = all.map((search, index) => ({ search, standing: standings[index] }));
  const best = beside.find(({ standing }) => (standing?.gave ?? 0) > 0);
  const share = beside[0]?.search.share ?? 0;
  const second = best ? term(best) : `${share.toFixed(2)} × 0.00, as nothing searched beside it found this`;
  return whole ? `${term(whole)} + ${second}` : second;
}

function term({ search, standing }: { readonly search: ExplainedSearch; readonly standing: SearchStanding | undefined }): string {
  const place = standing?.place ? `${ordinal(standing.place)} there` : 'not found there';
  return `${search.share.toFixed(2)} × ${(standing?.score ?? 0).toFixed(2)} for ${searchName(search)} (${place})`;
}

/** What one of them brought first, and where that came to stand. */
function ledBy(search: ExplainedSearch, index: number, ranking: readonly Standing[]): string {
  const best = ranking.find(({ standings }) => standings[index]?.place === 1);
  const name = capital(searchName(search));
  if (!best) return `${name} found nothing.`;
  const placed = best.place === null ? 'left out in the end' : `${ordinal(best.place)} in the end`;
  return `${name} has “${best.chunk.title}” first, ${placed}.`;
}

/** Which search lifted or sank a passage, from its place for the whole question alone; null where it stayed. */
export function movedWords({ all }: Searches, standings: readonly SearchStanding[], place: number | null): string | null {
  const [own, ...beside] = standings;
  const counted = beside.findIndex(({ gave }) => gave > 0);
  const by = all[counted + 1];
  const there = beside[counted]?.place;
  if (own?.place === null) return by && there ? `Only ${searchName(by)} found it, ${ordinal(there)} there.` : null;
  if (!own || place === null || own.place === place) return null;
  const from = `from ${ordinal(own.place)} to ${ordinal(place)}`;
  if (place < own.place) return by && there ? `${capital(searchName(by))}, where it is ${ordinal(there)}, lifted it ${from}.` : null;
  return by && there
    ? `It sank ${from}: others stand higher beside it; its best there is ${ordinal(there)}, for ${searchName(by)}.`
    : `It sank ${from}: nothing searched beside the question found it.`;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
