import { useState } from 'preact/hooks';
import type { Explanation, LegReport } from '../http/bodies.ts';
import { many, milliseconds } from '../format/quantity.ts';
import { sentence } from '../format/sentence.ts';
import { TableHead } from '../parts/table-head.tsx';
import { Named } from './named.tsx';

type ListProps = { readonly explanation: Explanation; readonly legs: readonly LegReport[]; readonly chosen: string };
type Report = Pick<LegReport, 'note' | 'hits' | 'ms'> & { readonly status: string };
type Hit = Explanation['legs']['keyword'][number];
const few = 10;

/** Each leg by itself: its order, its own score and what that counts, 1 for its best. */
export const LegLists = ({ explanation, legs, chosen }: ListProps) => (
  <div class="halves">
    <LegList
      title="By words"
      unit="Score"
      hits={explanation.legs.keyword}
      ranking={explanation.ranking}
      report={reportOf(legs, 'keyword')}
      chosen={chosen}
      digits={1}
    />
    <LegList
      title="By meaning"
      unit="Cosine"
      hits={explanation.legs.vector}
      ranking={explanation.ranking}
      report={reportOf(legs, 'vector')}
      chosen={chosen}
      digits={3}
      foot={nearness(explanation.legs.vector)}
    />
  </div>
);

/** A list counts by itself: that its best is not near is seen by the cosines alone. */
function nearness(hits: readonly Hit[]): string {
  const [best, middle] = [hits[0], hits[Math.floor(hits.length / 2)]];
  if (!best || !middle) return '';
  const most =
    best.normalised < 0.995 ? `${best.normalised.toFixed(2)} its best, less than 1 because the list spans so little` : '1 its best';
  return `0 is the last of this list and ${most}, however near that is: no share of the cosine beside it. Here the best has cosine ${best.score.toFixed(2)}, the middle one of the list ${middle.score.toFixed(2)}.`;
}

const judges: Readonly<Record<string, string>> = {
  'late-interaction': 'By their tokens',
  'second-embedder': 'By the second embedder',
  'cross-encoder': 'By the cross-encoder',
};

const pointsOf = (most: Explanation['most'], judge: string): string => (most.find(({ by }) => by === judge)?.gave ?? 0).toFixed(2);

/** What ranked after that: the opinion of each judge, which counts its share. */
export const JudgeLists = ({ explanation: { rerank, ranking, most }, chosen }: Pick<ListProps, 'explanation' | 'chosen'>) => (
  <div class="halves">
    {rerank.judges.map(({ judge, judged, ...report }) => (
      <LegList
        key={judge}
        title={`${judges[judge] ?? judge}, at most ${pointsOf(most, judge)} of the score`}
        unit="Score"
        hits={report.ranking}
        ranking={ranking}
        // What is still being made is said too, though nothing failed.
        report={{ ...report, hits: judged, status: report.note === null ? report.status : 'noted' }}
        chosen={chosen}
        digits={3}
      />
    ))}
  </div>
);

const reportOf = (legs: readonly LegReport[], name: LegReport['leg']): LegReport | undefined => legs.find(({ leg }) => leg === name);

/** What it did beyond its work, or why it did not do that. */
function Note({ report }: { readonly report: Report | undefined }) {
  if (!report || (report.status === 'ok' && report.note === null)) return null;
  return <p class={report.status === 'ok' ? 'quiet' : 'attention-words'}>{sentence(report.note ?? report.status)}</p>;
}

type LegProps = {
  readonly title: string;
  readonly unit: string;
  readonly hits: readonly Hit[];
  readonly ranking: Explanation['ranking'];
  readonly report: Report | undefined;
  readonly chosen: string;
  readonly digits: number;
  readonly foot?: string;
};
function LegList({ title, unit, hits, ranking, report, chosen, digits, foot = '' }: LegProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? hits : hits.slice(0, few);
  const known = new Map(ranking.map((passage) => [passage.chunkId, passage]));
  return (
    <section aria-label={title}>
      <h2>
        {title} <span class="quiet">{report ? `${many(report.hits, 'candidate')} in ${milliseconds(report.ms)}` : ''}</span>
      </h2>
      <Note report={report} />
      {hits.length === 0 ? (
        <p class="quiet">Nothing was found this way.</p>
      ) : (
        <table class="records leg-list">
          <TableHead
            columns={[
              '',
              'Passage',
              { name: unit, class: 'number' },
              {
                name: 'Last 0 to best 1',
                title:
                  'Where its score stands between that of the last of this list, 0, and that of the best, 1. No share of the score beside it; its share of the final score is taken after that',
              },
            ]}
          />
          <tbody>
            {shown.map(({ chunkId, documentId, rank, title: name, score, normalised }) => (
              <tr key={chunkId} class={documentId === chosen ? 'is-chosen' : ''}>
                <td class="number">{rank}</td>
                <td class="title-cell" dir="auto">
                  <Named passage={known.get(chunkId) ?? { title: name, ordinal: null, headings: [], text: '' }} />
                </td>
                <td class="number">{score.toFixed(digits)}</td>
                <td>
                  <span class="bar-line">
                    <progress max={1} value={normalised} aria-hidden="true" /> <span class="number">{normalised.toFixed(2)}</span>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {foot !== '' && <p class="quiet small">{foot}</p>}
      {hits.length > few && <WholeOrFew isWhole={isWhole} of={hits.length} onTurn={() => setWhole(!isWhole)} />}
    </section>
  );
}

const WholeOrFew = ({ isWhole, of, onTurn }: { readonly isWhole: boolean; readonly of: number; readonly onTurn: () => void }) => (
  <button type="button" class="plain" onClick={onTurn}>
    {isWhole ? `Show the first ${few}` : `Show all ${of}`}
  </button>
);
