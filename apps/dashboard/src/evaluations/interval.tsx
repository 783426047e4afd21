import { score, signedScore } from './scores.ts';

type IntervalProps = {
  readonly value: number;
  readonly interval: readonly [number, number];
  /** What the two ends of the line stand for. */
  readonly from: number;
  readonly to: number;
  /** Drawn where nothing changes; for differences. */
  readonly zero?: boolean;
};

/** A point and its 95 % interval on a line; the same in words for who does not see it. */
export function Interval({ value, interval: [low, high], from, to, zero = false }: IntervalProps) {
  const at = (place: number): string => `${Math.min(100, Math.max(0, ((place - from) / (to - from)) * 100))}%`;
  const show = zero ? signedScore : score;
  return (
    <span class="interval" title={`${show(value)}, 95 % between ${show(low)} and ${show(high)}`}>
      {zero && <span class="interval-zero" style={{ insetInlineStart: at(0) }} />}
      <span class="interval-band" style={{ insetInlineStart: at(low), width: `calc(${at(high)} - ${at(low)})` }} />
      <span class="interval-point" style={{ insetInlineStart: at(value) }} />
      <span class="unseen">
        95 % between {show(low)} and {show(high)}
      </span>
    </span>
  );
}
