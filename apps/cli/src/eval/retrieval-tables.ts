import type { Interval, LegFigures, ManySetsReport, RetrievalReport, RunComparison, StageFigures } from '#quality';

const number = (value: number, digits = 4): string => value.toFixed(digits);
const signed = (value: number): string => `${value < 0 ? '' : '+'}${number(value)}`;
const interval = ([low, high]: Interval, show = number): string => `[${show(low)}, ${show(high)}]`;
const milliseconds = ({ p50Ms, p95Ms, p99Ms }: StageFigures): string[] => [p50Ms, p95Ms, p99Ms].map((ms) => number(ms, 1));

export function legTable(legs: Readonly<Record<string, LegFigures>>): string {
  const head = ['leg', 'nDCG@10', '95 %', 'recall@10', 'recall@100', 'MRR@10', 'hit@10', 'p50 ms', 'p95 ms', 'p99 ms'];
  return table([
    head,
    ...Object.entries(legs).map(([leg, figures]) => [
      leg,
      number(figures.ndcg10),
      interval(figures.interval),
      ...[figures.recall10, figures.recall100, figures.mrr10, figures.hitRate10].map((value) => number(value)),
      ...milliseconds(figures),
    ]),
  ]);
}

export function stageTable({ stages, approximateRecall10, lacked, queries }: RetrievalReport): string {
  const lines = [
    table([['stage', 'p50 ms', 'p95 ms', 'p99 ms'], ...Object.entries(stages).map(([stage, times]) => [stage, ...milliseconds(times)])]),
  ];
  if (approximateRecall10 !== null) lines.push(`vector leg's first 10 against an exact search: ${number(approximateRecall10)}`);
  for (const [what, times] of Object.entries(lacked)) lines.push(`${what} in ${times} of ${queries} searches: ranked without it`);
  return lines.join('\n');
}

/** nDCG@10 of every set and leg, the mean over the sets, and what the final ranking gains. */
export function setsTable({ sets, mean, gain, worst }: ManySetsReport): string {
  const legs = Object.keys(mean);
  const rows = Object.entries(sets).map(([set, report]) => [set, ...legs.map((leg) => number(report.legs[leg]?.ndcg10 ?? 0))]);
  const means = ['mean', ...legs.map((leg) => number(mean[leg]?.ndcg10 ?? 0))];
  const intervals = ['95 %', ...legs.map((leg) => interval(mean[leg]?.interval ?? [0, 0]))];
  const lines = [table([['nDCG@10', ...legs], ...rows, means, intervals])];
  if (gain) lines.push(`final over the better leg's mean (${gain.over}): ${signed(gain.ndcg10)} ${interval(gain.interval, signed)}`);
  if (worst)
    lines.push(
      `worst set, ${worst.set}, against its better leg (${worst.over}): ${signed(worst.ndcg10)} ${interval(worst.interval, signed)}`,
    );
  return lines.join('\n');
}

export function comparisonTable({ leg, sets, onlyInOne, overall, best, worst }: RunComparison): string {
  const rows = [...Object.entries(sets), ['all, each set the same weight', overall] as const].map(([set, figures]) => [
    set,
    signed(figures.difference),
    interval(figures.interval, signed),
    figures.pValue < 0.0001 ? '< 0.0001' : number(figures.pValue),
    ...[figures.wins, figures.ties, figures.losses, figures.unpaired].map(String),
  ]);
  const list = (title: string, queries: RunComparison['best']): string[] => [
    title,
    ...queries.map(
      ({ set, id, text, first, second }) => `  ${number(first, 3)} → ${number(second, 3)}  ${set} ${id}: ${text.slice(0, 120)}`,
    ),
  ];
  return [
    `nDCG@10 of ${leg}, second less first`,
    table([['set', 'difference', '95 %', 'p', 'wins', 'ties', 'losses', 'unpaired'], ...rows]),
    ...(onlyInOne.length > 0 ? [`left out, since only one of the runs has them: ${onlyInOne.join(', ')}`] : []),
    ...(best.length > 0 ? list('won most', best) : []),
    ...(worst.length > 0 ? list('lost most', worst) : []),
  ].join('\n');
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0));
  return rows.map((row) => row.map(pad).join('  ')).join('\n');
}
