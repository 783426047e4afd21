import type { WhyNot } from '../http/bodies.ts';
import { useLoad } from '../http/load.ts';
import { count } from '../format/quantity.ts';
import { DocumentPicker } from '../documents/document-picker.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { type Column, TableHead } from '../parts/table-head.tsx';
import { Badge, type Tone } from '../parts/words.tsx';
import { addressOfPlace } from '../reading/place.ts';
import { go } from '../shell/route.ts';
import { addressOf, type Asked, askWhyNot, type Ranked } from './calls.ts';
import { searchName } from './makeup.ts';
import { MakeupBars } from './makeup-bars.tsx';
import { type Named, Otherwise } from './otherwise.tsx';
import { tellingText } from './telling-text.ts';
import { type WordColumn, WordsTable } from './words-table.tsx';

const heads: Record<WhyNot['step'], readonly [tone: Tone, words: string]> = {
  'no-access': ['attention', 'Not for these readers'],
  'other-collection': ['attention', 'In another collection'],
  'not-live': ['bad', 'Not live'],
  filtered: ['attention', 'Left out by the filter'],
  'no-passages': ['bad', 'Nothing in it to search'],
  'not-found': ['bad', 'Not among the candidates'],
  'near-duplicate': ['neutral', 'Left out as already said'],
  'document-cap': ['neutral', 'Left out: enough of its document'],
  merged: ['good', 'It did come up, as part of another passage'],
  'fused-below': ['attention', 'Found, but too far down'],
  'ranked-below': ['attention', 'Moved down by the second look'],
  'beside-below': ['attention', 'Moved down by the parts of the question'],
  shown: ['good', 'It did come up'],
};

/** `first`: the passage that is first as it is. */
type PartProps = { readonly asked: Asked; readonly first: Named | undefined };

/** Why not that document? Choosing one puts it into the address. */
export function WhyNotPart({ asked, first }: PartProps) {
  const choose = (documentId: string): void => go(addressOf({ ...asked, documentId }), 'replace');
  return (
    <section aria-label="Why not another document" class="why-not">
      <h2>Why not another document, or why not higher?</h2>
      <DocumentPicker label="Document that should have come up" collection={asked.collection} onChoose={({ id }) => choose(id)} />
      {asked.documentId !== '' && <Reasons asked={asked} first={first} />}
    </section>
  );
}

function Reasons({ asked, first }: PartProps) {
  const load = useLoad(addressOf(asked), (signal) => askWhyNot(asked, signal));
  return (
    <div aria-live="polite" class="why-not-reasons">
      <Loaded load={load} lines={5}>
        {(body) => <Known whyNot={body} asked={asked} first={first} />}
      </Loaded>
    </div>
  );
}

function Known({ whyNot, asked, first }: { readonly whyNot: WhyNot; readonly asked: Asked; readonly first: Named | undefined }) {
  const { document, step, why, passages, remedies, otherwise, words } = whyNot;
  const compared = comparedIn(whyNot);
  const [tone, head] = heads[step];
  return (
    <>
      <p class="explain-head">
        <Badge tone={tone}>{head}</Badge>{' '}
        <a href={`/documents/${encodeURIComponent(document.documentId)}`} dir="auto">
          {document.title}
        </a>{' '}
        <button type="button" class="plain" onClick={() => go(addressOf({ ...asked, documentId: '' }), 'replace')}>
          <Icon name="close" /> Close
        </button>
      </p>
      <ul class="explain-steps">
        {why.map((reason) => (
          <li key={reason} dir="auto">
            <Icon name="chevron" /> <span>{reason}</span>
          </li>
        ))}
      </ul>
      <Otherwise
        remedies={remedies}
        tried={otherwise}
        first={first}
        place={passages[0] ? (passages[0].candidate?.place ?? null) : undefined}
      />
      {compared.length > 0 && <MakeupBars passages={compared} making={whyNot} chosen={document.documentId} />}
      {passages.length > 0 && <Passages whyNot={whyNot} />}
      {words.length > 0 && <WordsTable words={words} columns={wordColumns(whyNot)} />}
    </>
  );
}

/** Its best passage, and what it is compared with. */
function wordColumns({ passages: [best], rival, document }: WhyNot): WordColumn[] {
  return [
    ...(best ? [{ chunkId: best.chunkId, name: 'This one', title: document.title }] : []),
    ...(rival && rival.chunkId !== best?.chunkId
      ? [{ chunkId: rival.chunkId, name: `No. ${rival.place ?? '–'}`, title: rival.title }]
      : []),
  ];
}

/** Its best passage beside what it is compared with, where both were ranked. */
function comparedIn({ passages, rival }: WhyNot): Ranked[] {
  const own = passages[0]?.candidate;
  return own && rival && own.chunkId !== rival.chunkId ? [rival, own].map((each) => ({ ...each, collection: '' })) : [];
}

const columnsOf = ({ searches = [] }: WhyNot): readonly Column[] => [
  'Its best passages',
  { name: 'Words', class: 'number', title: 'Place and score by words' },
  { name: 'Meaning', class: 'number', title: 'Place by meaning among all passages, and cosine' },
  { name: 'Together', class: 'number', title: 'Place by words and meaning, and their sum before anything ranked after it' },
  ...searches.map((search) => ({
    name: searchName(search),
    class: 'number',
    title: `Place in its own ranking, and score: ${search.query}`,
  })),
  { name: 'Place', class: 'number' },
];

type TableProps = { readonly whyNot: WhyNot };
const Passages = ({ whyNot, whyNot: { document, passages, rival, searches } }: TableProps) => (
  <div class="scroll-across">
    <table class="records stacked">
      <TableHead columns={columnsOf(whyNot)} />
      <tbody>
        {passages.map(({ chunkId, ordinal, headings, span, text, cosine, meaning, keyword, candidate, page }) => (
          <tr key={chunkId}>
            <td class="title-cell">
              <a
                href={addressOfPlace({
                  documentId: document.documentId,
                  revision: document.revision ?? 1,
                  title: document.title,
                  page,
                  span,
                  quote: null,
                })}
                dir="auto"
              >
                <span class="quiet">passage {count(ordinal + 1)}</span>
                <span class="clamp">{tellingText({ title: document.title, headings, text })}</span>
              </a>
            </td>
            <td class="number" data-name="Words">
              {keyword ? <Placed place={keyword.rank} score={keyword.score.toFixed(1)} /> : '–'}
            </td>
            <td class="number" data-name="Meaning">
              {meaning ? <Placed place={meaning.rank} of={meaning.compared} score={cosine?.toFixed(3) ?? '–'} /> : '–'}
            </td>
            <td class="number" data-name="Together">
              <Fused candidate={candidate} />
            </td>
            <InSearches searches={searches} candidate={candidate} />
            <td class="number" data-name="Place">
              {candidate?.place ?? '–'}
            </td>
          </tr>
        ))}
        {rival && <Rival rival={rival} searches={searches} />}
      </tbody>
    </table>
  </div>
);

const Fused = ({ candidate }: { readonly candidate: Ranked | null }) =>
  candidate && candidate.fusedPlace !== null ? <Placed place={candidate.fusedPlace} score={candidate.fused.toFixed(2)} /> : <>–</>;

/** A cell for the whole question and for each part, where parts were searched. */
const InSearches = ({ searches = [], candidate }: Pick<WhyNot, 'searches'> & { readonly candidate: Ranked | null }) => (
  <>
    {searches.map((search, index) => {
      const standing = candidate?.searches?.[index];
      return (
        <td key={search.letter} class="number" data-name={searchName(search)}>
          {standing?.place ? <Placed place={standing.place} score={standing.score.toFixed(2)} /> : '–'}
        </td>
      );
    })}
  </>
);

const Rival = ({ rival, searches }: Pick<WhyNot, 'searches'> & { readonly rival: Ranked }) => (
  <tr class="rival">
    <td class="title-cell">
      <span class="quiet">compared with</span>{' '}
      <a href={addressOfPlace({ ...rival, quote: null })} dir="auto">
        {rival.title}
      </a>
    </td>
    <td class="number" data-name="Words">
      {rival.keyword ? <Placed place={rival.keyword.rank} score={rival.keyword.score.toFixed(1)} /> : '–'}
    </td>
    <td class="number" data-name="Meaning">
      {rival.vector ? <Placed place={rival.vector.rank} score={rival.vector.score.toFixed(3)} /> : '–'}
    </td>
    <td class="number" data-name="Together">
      <Fused candidate={rival} />
    </td>
    <InSearches searches={searches} candidate={rival} />
    <td class="number" data-name="Place">
      {rival.place ?? '–'}
    </td>
  </tr>
);

const Placed = ({ place, of, score }: { readonly place: number; readonly of?: number; readonly score: string }) => (
  <>
    {count(place)}.{of !== undefined && <span class="quiet"> of {count(of)}</span>}
    <br />
    <span class="quiet">{score}</span>
  </>
);
