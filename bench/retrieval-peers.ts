// Our search beside others' on the same chunks and the same vectors: LangChain.js with its PGVector store, plain RRF over our own legs,
// PostgreSQL's ts_rank_cd alone and fused with exact pgvector (the common parts), and txtai's hybrid. Every question goes to all of them,
// in an order that moves on; each embeds the question itself. Quality with intervals, paired differences and latency.
// Flags: --sets product-docs,stackfaq (folders of ../shared/eval/retrieval, xquad/de too) --questions 300 (at most so many of each set)
// --vectors DIR (keeps passages' vectors between runs, as `npm run eval` does).
// AQUIFER_… variables configure our side, AQUIFER_EMBEDDER everybody's model.
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../test/service.ts';
import { needPostgres } from './need-postgres.ts';
import { compareOnSet, type SetReport } from './peers/compare-on-set.ts';
import type { RankingFigures } from './peers/compare-rankings.ts';
import { served } from './peers/our-contenders.ts';
import { writeResult } from './result.ts';

const { values } = parseArgs({
  options: {
    sets: { type: 'string', default: 'product-docs,stackfaq' },
    questions: { type: 'string', default: 'all' },
    vectors: { type: 'string' },
  },
});
const folder = join(root, '../shared/eval/retrieval');
const sets = values.sets.split(',');
for (const set of sets) if (!existsSync(join(folder, set))) throw new Error(`there is no evaluation set ${join(folder, set)}`);
const limit = values.questions === 'all' ? Number.MAX_SAFE_INTEGER : Number(values.questions);

await using server = await needPostgres();
const reports: SetReport[] = [];
for (const name of sets) {
  const report = await compareOnSet(server, { name, folder: join(folder, name), limit, vectors: values.vectors ?? null });
  reports.push(report);
  console.error(tableOf(report));
}
// The set on which we stand worst against the best of the others: a mean would hide it.
const worst = reports
  .map((report) => ({ set: report.set, ours: figures(report, (name) => name === served), peer: figures(report, (name) => !isOurs(name)) }))
  .toSorted((a, b) => a.ours.ndcg10 / a.peer.ndcg10 - b.ours.ndcg10 / b.peer.ndcg10)[0];
if (!worst) throw new Error('no set was measured');
writeResult({
  name: 'retrieval-peers',
  ratio: Math.round((worst.ours.ndcg10 / worst.peer.ndcg10) * 1000) / 1000,
  measure: `nDCG@10 over that of the best peer on ${worst.set}, the set where we stand worst`,
  ours: worst.ours,
  peer: worst.peer,
  loadAverage: loadavg(),
  sets: reports,
});

function isOurs(name: string): boolean {
  return name === served || name.startsWith(`${served},`);
}

/** The first of those chosen; rankings come best first. */
function figures({ set, rankings }: SetReport, isChosen: (name: string) => boolean): RankingFigures {
  const found = rankings.find(({ name }) => isChosen(name));
  if (!found) throw new Error(`nothing to compare with on ${set}`);
  return found;
}

function tableOf({ set, chunks, questions, rankings, absent }: SetReport): string {
  const rows = rankings.map(({ name, ndcg10, ndcg10Interval: [low, high], recall10, p50Ms, p95Ms, behind }) => {
    const gain = behind
      ? `  ours ${behind.ndcg10.difference >= 0 ? '+' : ''}${behind.ndcg10.difference} [${behind.ndcg10.interval.join(', ')}]`
      : '';
    return `  ${name.padEnd(28)} ${ndcg10} [${low}, ${high}]  recall ${recall10}  p50 ${p50Ms} ms  p95 ${p95Ms} ms${gain}`;
  });
  return [`${set}: ${chunks} chunks, ${questions} questions`, ...rows, ...absent.map((peer) => `  ${peer.name}: ${peer.absent}`)].join(
    '\n',
  );
}
