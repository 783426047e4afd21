import type { Explanation } from '../http/bodies.ts';
import { addressOfPlace } from '../reading/place.ts';
import type { Ranked } from './calls.ts';
import { barsOf, besideName, type Stretch, stretchesOf } from './makeup.ts';
import { Named } from './named.tsx';

type Making = Pick<Explanation, 'most' | 'searches'>;

/** Each passage's score as a bar of what gave it: a wrong passage before a right one is longer for a reason that can be seen. */
export function MakeupChart({ explanation, chosen }: { readonly explanation: Explanation; readonly chosen: string }) {
  return (
    <section aria-label="What each score is made of">
      <h2>
        What each score is made of{' '}
        <span class="quiet">a bar as long as the field is 1; these points, and those in the sentences, are told after all shares</span>
      </h2>
      <Legend most={explanation.most} />
      <MakeupBars passages={barsOf(explanation, chosen)} making={explanation} chosen={chosen} />
    </section>
  );
}

type BarsProps = { readonly passages: readonly Ranked[]; readonly making: Making; readonly chosen: string };
export const MakeupBars = ({ passages, making: { searches }, chosen }: BarsProps) => (
  <ol class="makeup">
    {passages.map((passage) => (
      <li key={passage.chunkId}>
        <span class={`place-mark ${passage.documentId === chosen ? 'is-asked' : passage.place === 1 ? 'is-first' : ''}`}>
          {passage.place ?? '×'}
        </span>
        <a href={addressOfPlace({ ...passage, quote: null })} dir="auto">
          <Named passage={passage} />
        </a>
        <span class="number makeup-score">{passage.score.toFixed(2)}</span>
        <Bar stretches={stretchesOf(passage.portions, besideName(passage, searches))} />
        <Figures stretches={stretchesOf(passage.portions, besideName(passage, searches))} />
        {passage.moved !== null && <span class="small makeup-moved">{passage.moved}</span>}
      </li>
    ))}
  </ol>
);

const Bar = ({ stretches }: { readonly stretches: readonly Stretch[] }) => (
  <span class="makeup-bar" role="img" aria-label={stretches.map(({ name, points }) => `${name} ${points.toFixed(2)}`).join(', ')}>
    {stretches.map(({ kind, name, points }) => (
      <span key={kind} class={kind} style={{ inlineSize: `${100 * points}%` }} title={`${name} ${points.toFixed(2)}`}>
        {points >= roomForName && <span class="makeup-name">{name} </span>}
        {points >= roomForPoints && <span class={points < roomOnPhone ? 'makeup-short' : ''}>{points.toFixed(2)}</span>}
      </span>
    ))}
  </span>
);
/** A stretch too short for its figure has it below the bar; where all have room there is nothing to add. */
const Figures = ({ stretches }: { readonly stretches: readonly Stretch[] }) => {
  const isShort = ({ points }: Stretch): boolean => points < roomForPoints;
  const isTight = ({ points }: Stretch): boolean => points < roomForName;
  if (!stretches.some(isTight)) return null;
  return (
    <span class={`small makeup-figures ${stretches.some(isShort) ? '' : 'is-for-phones'}`} aria-hidden="true">
      {stretches.map(({ name, points }) => `${name} ${points.toFixed(2)}`).join(' · ')}
    </span>
  );
};
/** Points below which a stretch is too short for its figure, for that on a phone, and for its name. */
const roomForPoints = 0.05;
const roomOnPhone = 0.12;
const roomForName = 0.13;

/** What each kind can give, so that a short stretch is seen to be short. */
const Legend = ({ most }: Pick<Making, 'most'>) => (
  <p class="makeup-legend small">
    {stretchesOf(most).map(({ kind, name, points }) => (
      <span key={kind}>
        <span class={`makeup-swatch ${kind}`} aria-hidden="true" /> {name}, at most {points.toFixed(2)}
      </span>
    ))}
  </p>
);
