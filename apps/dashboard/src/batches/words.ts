import { rungNames } from '../ask/rung-words.ts';
import { count, many, seconds } from '../format/quantity.ts';
import { exactTime } from '../format/time.ts';
import type { Batch, BatchOutcome } from '../http/bodies.ts';
import type { Tone } from '../parts/words.tsx';

export const isOpen = ({ state }: Pick<Batch, 'state'>): boolean => state === 'received' || state === 'running';

export const stateTones: Readonly<Record<Batch['state'], Tone>> = {
  received: 'neutral',
  running: 'neutral',
  finished: 'good',
  cancelled: 'attention',
  failed: 'bad',
};

export const outcomeWords: Readonly<Record<BatchOutcome, string>> = {
  answered: 'answered',
  abstained: 'no answer',
  retrieval_only: 'passages only',
  refused: 'refused',
  failed: 'failed',
  cancelled: 'cancelled',
};

export const outcomeTones: Readonly<Record<BatchOutcome, Tone>> = {
  answered: 'good',
  abstained: 'neutral',
  retrieval_only: 'neutral',
  refused: 'attention',
  failed: 'bad',
  cancelled: 'attention',
};

/** What its questions came to, in a line. */
export const countWords = ({ counts }: Batch): string =>
  (Object.keys(outcomeWords) as BatchOutcome[])
    .flatMap((outcome) => (counts[outcome] ? [`${count(counts[outcome])} ${outcomeWords[outcome]}`] : []))
    .join(', ');

/** How its answers came about, in a line. */
export const howWords = ({ rungs }: Batch): string =>
  (Object.keys(rungNames) as (keyof typeof rungNames)[])
    .flatMap((rung) => (rung !== 'failed' && rungs[rung] ? [`${count(rungs[rung])} ${rungNames[rung]}`] : []))
    .join(', ');

/** How quickly it goes on; empty where it does not. */
export function paceWords(batch: Batch): string {
  if (!isOpen(batch)) return '';
  if (batch.waits) return `waits until ${exactTime(batch.waits.until)}: ${batch.waits.why}`;
  if (batch.secondsLeft === null) return 'begins';
  return `${many(Math.round(batch.rate), 'question')} a minute, about ${seconds(batch.secondsLeft)} left`;
}
