import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '#config';
import type { Collection, Ranking, SyntheticKept, Tuning } from '#contract';
import type { z } from 'zod';
import { call, post, type Server } from './client.ts';
import { tellProgress } from './tell-progress.ts';
import { tuneChunking } from './tune-chunking.ts';

export interface TuneOptions {
  readonly collection: string;
  readonly chunking?: boolean;
  /** Questions to make by rule, and to tune on; undefined for the collection's own. */
  readonly synthetic?: number;
  readonly apply?: boolean;
  readonly json?: boolean;
}

const lookMs = 1000;

/** Asks for a tuning, waits for it, shows what it proposes; changes nothing without `apply`. */
export async function tune(
  config: Config,
  server: Server,
  { collection, synthetic, chunking, apply = false, json = false }: TuneOptions,
): Promise<void> {
  const path = `/v1/collections/${encodeURIComponent(collection)}`;
  if (synthetic !== undefined) await makeQuestions(server, path, synthetic);
  const asked = await read<Tuning>(await post(server, `${path}/tunings`, { synthetic: synthetic !== undefined }));
  const tuning = await untilDone(server, `${path}/tunings/${asked.id}`);
  if (json) console.log(JSON.stringify(tuning, null, 2));
  else console.log(tuningText(tuning));
  if (tuning.status !== 'done') process.exitCode = 1;
  if (chunking) await showChunking(config, server, { collection, apply });
  if (!apply || tuning.proposal?.verdict !== 'change') return;
  const changed = await read<Collection>(await post(server, `${path}/tunings/${tuning.id}/apply`, {}));
  const before = changed.settingsVersion - 1;
  console.log(
    `\nApplied: settings version ${changed.settingsVersion}. One step back: POST ${path}/settings/rollback {"version": ${before}}`,
  );
}

/** Chunking is only set when it is told to: what is stored stays cut as it is until it is processed again. */
async function showChunking(
  config: Config,
  server: Server,
  { collection, apply }: Pick<TuneOptions, 'collection' | 'apply'>,
): Promise<void> {
  const { verdict, reason, tried, served, chosen, crossValidated } = await tuneChunking(config, server, collection);
  const lines = tried.map(
    ({ setting: { targetTokens }, ndcg10 }) => `  ${String(targetTokens).padStart(5)} tokens  nDCG@10 ${score(ndcg10)}`,
  );
  const gain =
    crossValidated && `${signed(crossValidated.difference)} [${crossValidated.interval.map(signed).join(', ')}] to ${score(served.ndcg10)}`;
  console.log(['', 'chunk sizes, each cut and embedded anew', ...lines, ...(gain ? [`  on others ${gain}`] : []), reason].join('\n'));
  if (!apply || verdict !== 'change') return;
  const path = `/v1/collections/${encodeURIComponent(collection)}`;
  await call(server, path, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chunking: chosen.setting }),
  });
  console.log(`Set for new documents. Cut what is stored anew: POST ${path}/reprocess {}`);
}

/** What a tuning came to, for people. */
export function tuningText({ collection, status, reason, synthetic, questions, proposal }: Tuning): string {
  if (status !== 'done' || !proposal) return `The tuning of ${collection} is ${status}${reason ? `: ${reason}` : ''}`;
  const { served, chosen, crossValidated, tried, found } = proposal;
  const lines = [
    `${collection}: ${questions} ${synthetic ? 'questions made by rule' : 'golden questions'}, ${tried.length} settings tried`,
    ...(synthetic ? ['Made questions repeat the words of their passages: take what follows as a hint.'] : []),
    '',
    `  served    nDCG@10 ${score(served.ndcg10)} [${score(served.interval[0])}, ${score(served.interval[1])}]  ${rankingText(served.setting)}`,
    `  best      nDCG@10 ${score(chosen.ndcg10)} on the questions it was chosen by  ${rankingText(chosen.setting)}`,
  ];
  if (crossValidated) {
    const { ndcg10, difference, interval, wins, ties, losses, folds } = crossValidated;
    const between = `[${signed(interval[0])}, ${signed(interval[1])}]`;
    lines.push(
      `  on others nDCG@10 ${score(ndcg10)}, ${signed(difference)} ${between} over ${folds} folds: ${wins} better, ${ties} same, ${losses} worse`,
    );
  }
  const weights = tried.filter(({ setting }) => isOnCurve(setting, served.setting));
  lines.push('', '  weight of meaning (the rest as served)', ...weights.map(curveLine));
  lines.push('', `  found among the first: ${found.map(({ first, share }) => `${first}: ${Math.round(share * 100)} %`).join(', ')}`);
  lines.push('', proposal.reason);
  return lines.join('\n');
}

/** What differs from it is the weight alone. */
function isOnCurve(ranking: Ranking, served: Ranking): boolean {
  return (['rerankShare', 'rerankDepth', 'candidates'] as const).every((name) => ranking[name] === served[name]);
}

function curveLine({ setting: { vectorWeight }, ndcg10 }: NonNullable<Tuning['proposal']>['tried'][number]): string {
  const name = vectorWeight === null ? 'as measured' : vectorWeight.toFixed(2);
  return `  ${name.padStart(11)}  ${score(ndcg10)}  ${'▪'.repeat(Math.round(ndcg10 * 40))}`;
}

export function rankingText({ vectorWeight, rerankShare, rerankDepth, candidates }: Ranking): string {
  const said = [
    vectorWeight === null ? 'weight as measured' : `weight of meaning ${vectorWeight}`,
    ...(rerankShare === null ? [] : [`late interaction ${rerankShare}`]),
    ...(rerankDepth === null ? [] : [`its depth ${rerankDepth}`]),
    ...(candidates === null ? [] : [`candidates ${candidates}`]),
  ];
  return said.join(', ');
}

const score = (value: number): string => value.toFixed(3);
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

async function makeQuestions(server: Server, path: string, count: number): Promise<void> {
  const { items, looked } = await read<z.infer<typeof SyntheticKept>>(await post(server, `${path}/golden/synthetic`, { count }));
  process.stderr.write(`${items.length} questions made by rule of ${looked} passages\n`);
}

async function untilDone(server: Server, path: string): Promise<Tuning> {
  const tell = tellProgress(process.stderr);
  for (;;) {
    const tuning = await read<Tuning>(await call(server, path));
    const isDone = tuning.status === 'done' || tuning.status === 'failed';
    tell(`${tuning.done} of ${tuning.questions} questions`, isDone);
    if (isDone) return tuning;
    await sleep(lookMs);
  }
}

async function read<Body>(response: Response): Promise<Body> {
  return (await response.json()) as Body;
}
