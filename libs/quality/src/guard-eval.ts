import { type Interval } from './statistics.ts';

/** What became of one labelled text: as a whole, and of each of its chunks by itself. */
export interface GuardedText {
  readonly kind: string;
  readonly sub: string;
  readonly isAttack: boolean;
  readonly isFlagged: boolean;
  readonly isQuarantined: boolean;
  readonly chunks: number;
  readonly flaggedChunks: number;
}

export interface GuardRate {
  /** Share of the texts that were flagged: recall of attacks, false positives of others. */
  readonly flagged: number;
  readonly quarantined: number;
  readonly texts: number;
  readonly interval: Interval;
}

export interface GuardReport {
  readonly recall: number;
  readonly falsePositives: Readonly<Record<string, number>>;
  readonly kinds: Readonly<Record<string, GuardRate>>;
  /** Hard negatives by what makes them hard. */
  readonly hardNegatives: Readonly<Record<string, GuardRate>>;
  /** Wilson's score intervals, 95 %. */
  readonly intervals: Readonly<Record<string, Interval>>;
  /** Chunks flagged by themselves of a thousand. Of an attack's chunks most hold none of it. */
  readonly perThousandChunks: Readonly<Record<string, number>>;
}

export function guardReport(texts: readonly GuardedText[]): GuardReport {
  const attacks = texts.filter(({ isAttack }) => isAttack);
  const harmless = texts.filter(({ isAttack }) => !isAttack);
  const kinds = rates(texts, ({ kind }) => kind);
  const harmlessKinds = rates(harmless, ({ kind }) => kind);
  const recall = rateOf(attacks);
  return {
    recall: recall.flagged,
    falsePositives: mapped(harmlessKinds, ({ flagged }) => flagged),
    kinds,
    hardNegatives: rates(
      harmless.filter(({ kind }) => kind === 'hard-negative'),
      ({ sub }) => sub,
    ),
    intervals: { recall: recall.interval, ...mapped(kinds, ({ interval }) => interval) },
    perThousandChunks: {
      attack: perThousand(attacks),
      ...Object.fromEntries([...Map.groupBy(harmless, ({ kind }) => kind)].map(([kind, of]) => [kind, perThousand(of)])),
    },
  };
}

/** Wilson's score interval of a share (JASA 22, 1927), 95 %: holds for few items and for shares at the ends, where the normal one does not. */
export function wilsonInterval(events: number, trials: number): Interval {
  if (trials === 0) return [0, 1];
  const z = 1.959964;
  const share = events / trials;
  const middle = share + (z * z) / (2 * trials);
  const margin = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  return [rounded(Math.max(0, (middle - margin) / scale)), rounded(Math.min(1, (middle + margin) / scale))];
}

function rates(texts: readonly GuardedText[], by: (text: GuardedText) => string): Record<string, GuardRate> {
  return Object.fromEntries([...Map.groupBy(texts, by)].sort(([a], [b]) => a.localeCompare(b)).map(([name, of]) => [name, rateOf(of)]));
}

function rateOf(texts: readonly GuardedText[]): GuardRate {
  const flagged = texts.filter(({ isFlagged }) => isFlagged).length;
  const quarantined = texts.filter(({ isQuarantined }) => isQuarantined).length;
  const share = (count: number): number => (texts.length === 0 ? 0 : rounded(count / texts.length));
  return { flagged: share(flagged), quarantined: share(quarantined), texts: texts.length, interval: wilsonInterval(flagged, texts.length) };
}

function perThousand(texts: readonly GuardedText[]): number {
  const all = texts.reduce((sum, { chunks }) => sum + chunks, 0);
  const flagged = texts.reduce((sum, { flaggedChunks }) => sum + flaggedChunks, 0);
  return all === 0 ? 0 : Math.round((flagged / all) * 10_000) / 10;
}

function mapped<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
