import { many, share } from '../format/quantity.ts';
import type { Explanation } from '../http/bodies.ts';
import { TableHead } from '../parts/table-head.tsx';
import { addressOf, type Asked } from './calls.ts';
import { searchName } from './makeup.ts';
import { Named } from './named.tsx';

type Search = NonNullable<Explanation['searches']>[number];
type PartProps = { readonly explanation: Explanation; readonly asked: Asked };

/** The question and each of its parts by itself, with where its own first came to stand: a part that brought a wrong passage up is seen here. */
export function SearchesPart({ explanation: { searches, ranking }, asked }: PartProps) {
  if (!searches) return null;
  const [whole, ...beside] = searches;
  if (!whole) return null;
  return (
    <section aria-label="The question and its parts">
      <h2>
        The question and its parts{' '}
        <span class="quiet">
          each searched by itself; a score is {share(whole.share, 1)} of that for the whole question and {share(1 - whole.share, 1)} of the
          best for a part
        </span>
      </h2>
      <div class="thirds">
        {[whole, ...beside].map((search) => (
          <SearchList key={search.letter} search={search} ranking={ranking} asked={asked} />
        ))}
      </div>
    </section>
  );
}

const few = 5;
const columns = [
  '',
  'Passage',
  { name: 'Score', class: 'number', title: 'In this search alone, 1 at most' },
  { name: 'In the end', class: 'number' },
];

function SearchList({ search, ranking, asked }: { readonly search: Search } & Pick<Explanation, 'ranking'> & Pick<PartProps, 'asked'>) {
  const { kind, query, found, share: counts } = search;
  const known = new Map(ranking.map((passage) => [passage.chunkId, passage]));
  return (
    <div class="search-list">
      <h3>
        {searchName(search)}, {share(counts, 1)} <span class="quiet">{many(found, 'candidate')}</span>
      </h3>
      <p dir="auto">
        {kind === 'whole' ? 'As it was asked' : <q>{query}</q>}{' '}
        {kind !== 'whole' && (
          <a class="small" href={addressOf({ ...asked, query, after: '' })}>
            Look into it alone
          </a>
        )}
      </p>
      <table class="records leg-list">
        <TableHead columns={columns} />
        <tbody>
          {search.ranking.slice(0, few).map((hit) => (
            <tr key={hit.chunkId} class={hit.documentId === asked.documentId ? 'is-chosen' : ''}>
              <td class="number">{hit.rank}</td>
              <td class="title-cell" dir="auto">
                <Named passage={known.get(hit.chunkId) ?? { title: hit.title, ordinal: null, headings: [], text: '' }} />
                <span class="quiet small">{legsOf(hit)}</span>
              </td>
              <td class="number">{hit.score.toFixed(2)}</td>
              <td class="number">{hit.place ?? 'left out'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const legsOf = ({ keyword, vector }: Search['ranking'][number]): string =>
  `words ${keyword === null ? '–' : `${keyword}.`}, meaning ${vector === null ? '–' : `${vector}.`}`;
