import { CareBadge } from '../ask/care-badge.tsx';
import { type Care, careOf, readWords } from '../ask/guard-words.ts';
import { sentence } from '../format/sentence.ts';
import type { LegReport, Passage, Trace } from '../http/bodies.ts';
import { compactText, headingPath } from '../reading/passage-words.ts';
import { addressOfPlace, placeOfPassage } from '../reading/place.ts';
import { many, milliseconds } from '../format/quantity.ts';
import { TableHead } from '../parts/table-head.tsx';

const legNames = { keyword: 'Keyword search', vector: 'Search by meaning' };
const score = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : value.toFixed(3));

/** What was found, in order, and why each stands where it does. */
export const PassageTable = ({ trace }: { readonly trace: Trace }) => (
  <section aria-label="Passages">
    <h2>{readWords(trace.passages, trace.guard)}</h2>
    <ul class="legs">
      {trace.legs.map((leg) => (
        <Leg key={leg.leg} leg={leg} />
      ))}
    </ul>
    {trace.passages.length > 0 && (
      <table class="records">
        <TableHead
          columns={[
            'Passage',
            { name: 'Score', class: 'number' },
            { name: 'Cosine', class: 'number wide' },
            { name: 'Keyword rank', class: 'number wide' },
            { name: 'Meaning rank', class: 'number wide' },
          ]}
        />
        <tbody>
          {trace.passages.map((passage) => (
            <Row key={passage.chunkId} passage={passage} guard={trace.guard} />
          ))}
        </tbody>
      </table>
    )}
  </section>
);

const Leg = ({ leg }: { readonly leg: LegReport }) => (
  <li>
    {legNames[leg.leg]}: {leg.status === 'ok' ? many(leg.hits, 'hit') : leg.status} in {milliseconds(leg.ms)}
    {leg.note !== null && <span class="quiet">, {leg.note}</span>}
  </li>
);

const RowCare = ({ care }: { readonly care: Care | null }) =>
  care && (
    <p class="small">
      <CareBadge care={care} /> <bdi>{sentence(care.why)}</bdi>
    </p>
  );

const Row = ({ passage, guard }: { readonly passage: Passage; readonly guard: Trace['guard'] }) => (
  <tr>
    <td class="title-cell">
      <a href={addressOfPlace(placeOfPassage(passage))} dir="auto">
        {passage.title}
        {headingPath(passage)}
        {passage.page !== null && <span class="quiet">, page {passage.page}</span>}
      </a>
      <RowCare care={careOf(passage, guard)} />
      <p class="small clamp quoted" dir="auto">
        {compactText(passage.text)}
      </p>
      {passage.scores && <p class="quiet small">{passage.scores.why}</p>}
    </td>
    <td class="number">{score(passage.score)}</td>
    <td class="number wide">{score(passage.scores?.cosine)}</td>
    <td class="number wide">{passage.scores?.keyword?.rank ?? '–'}</td>
    <td class="number wide">{passage.scores?.vector?.rank ?? '–'}</td>
  </tr>
);
