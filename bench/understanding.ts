// What it is worth to look at a question before it is searched, on ../shared/eval/retrieval. Conversations made of a set's questions at run
// time: the last question searched as it was asked (the peer), as it stands alone by rule, and as it was before it was made (the ceiling).
// Questions of several parts: the set's own and pairs of its questions joined, searched whole (the peer) and with their parts beside it.
// Flags: --sets product-docs,musique-sample --shares 0.35 --model 20 (questions that the generator words, 0 for none)
// --vectors DIR (keeps passages' vectors between runs, as `npm run eval` does).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Retrieval, type RetrievalRequest, Retriever } from '#core';
import { pairedDifference } from '#quality';
import { understand, UnderstandingRetriever, type UnderstandingSettings } from '#retrieval';
import { root } from '../test/service.ts';
import { writeResult } from './result.ts';
import { type Conversation, madeConversations } from './understanding/made-conversations.ts';
import { modelTrial } from './understanding/model-trial.ts';
import { type Asked, meanOf, round, rounded, type Scored, type SearchedSet, searchedSet } from './understanding/searched-set.ts';

const { values } = parseArgs({
  options: {
    sets: { type: 'string', default: 'product-docs,musique-sample' },
    shares: { type: 'string', default: '0.35' },
    model: { type: 'string', default: '0' },
    vectors: { type: 'string' },
  },
});
const folder = join(root, '../shared/eval/retrieval');
const shares = values.shares.split(',').map(Number);
const alone: UnderstandingSettings = { parts: 'off', rewriting: 'rule', variants: 'off', deadlineMs: 60_000 };
const perKind = 12;
const mostPairs = 40;

/** The same search is not made twice: what is compared differs in what it makes of the results. */
class Remembering extends Retriever {
  private readonly inner: Retriever;
  private readonly kept = new Map<string, Promise<Retrieval>>();

  constructor(inner: Retriever) {
    super();
    this.inner = inner;
  }

  override retrieve(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval> {
    const key = `${request.limit} ${request.query}`;
    const found = this.kept.get(key) ?? this.inner.retrieve({ ...request, turns: [] }, signal);
    this.kept.set(key, found);
    return found;
  }
}

const reports = [];
for (const name of values.sets.split(',')) {
  if (!existsSync(join(folder, name))) throw new Error(`there is no evaluation set ${join(folder, name)}`);
  await using searched = await searchedSet(join(folder, name), values.vectors ?? null);
  const memory = new Remembering(searched.runtime.retriever);
  const report = {
    set: name,
    conversations: await conversations(searched, memory),
    ...(await questionsOfParts(searched, memory)),
    model: await modelTrial(searched, memory, Number(values.model)),
  };
  console.error(JSON.stringify(report, null, 1));
  reports.push(report);
}
const [first] = reports;
writeResult({
  name: 'understanding',
  ratio: round((first?.conversations.all.rule ?? 0) / (first?.conversations.all.asAsked ?? 1)),
  measure: `nDCG@10 of the last questions of conversations as they stand alone, over that as they were asked, on ${first?.set}`,
  ours: { ndcg10: first?.conversations.all.rule },
  peer: { ndcg10: first?.conversations.all.asAsked },
  sets: reports,
});

interface ConversationRow extends Pick<Conversation, 'kind' | 'last' | 'full'> {
  readonly query: string;
  readonly asAsked: number;
  readonly rule: number;
  readonly ceiling: number;
}

async function conversations({ set, score }: SearchedSet, memory: Retriever) {
  const rule = new UnderstandingRetriever({ inner: memory, settings: alone });
  const rows: ConversationRow[] = [];
  for (const { kind, queryId, turns, last, full } of madeConversations(set.queries, perKind)) {
    const of = async (retriever: Retriever, asked: Asked) => (await score(retriever, asked, [queryId])).ndcg;
    const { query } = understand(last, turns);
    rows.push({
      kind,
      last,
      full,
      query,
      asAsked: await of(memory, { query: last }),
      rule: await of(rule, { query: last, turns }),
      ceiling: await of(memory, { query: full }),
    });
  }
  const figures = (of: readonly ConversationRow[]) => ({
    conversations: of.length,
    rewritten: of.filter(({ last, query }) => last !== query).length,
    asAsked: meanOf(of.map(({ asAsked }) => asAsked)),
    rule: meanOf(of.map((row) => row.rule)),
    ceiling: meanOf(of.map((row) => row.ceiling)),
    gain: rounded(pairedDifference([of.map((row) => row.rule - row.asAsked)])),
  });
  const kinds = Object.fromEntries(
    Map.groupBy(rows, ({ kind }) => kind)
      .entries()
      .map(([kind, of]) => [kind, figures(of)]),
  );
  const worst = rows.toSorted((a, b) => a.rule - a.ceiling - (b.rule - b.ceiling)).slice(0, 8);
  // To look at, and not to keep: these are the set's own words.
  for (const { kind, last, query, rule, ceiling } of worst)
    console.error(`${kind}: ${last} => ${query}: ${rule.toFixed(2)} of ${ceiling.toFixed(2)}`);
  return { all: figures(rows), kinds };
}

async function questionsOfParts({ set, score }: SearchedSet, memory: Retriever) {
  const judged = set.queries.filter(({ id }) => set.judgements.has(id));
  const own = judged.map(({ id, text }) => ({ query: text, ids: [id] })).filter(({ query }) => understand(query).parts.length > 0);
  const half = Math.min(mostPairs, Math.floor(judged.length / 2));
  const pairs = Array.from({ length: half }, (_, index) => [judged[index], judged[judged.length - 1 - index]].flatMap((each) => each ?? []))
    .map((both) => ({ query: both.map(({ text }) => text).join(' '), ids: both.map(({ id }) => id) }))
    .filter(({ query }) => query.length <= 2000);
  const measure = async (asked: readonly { readonly query: string; readonly ids: readonly string[] }[]) => {
    const whole: Scored[] = [];
    for (const { query, ids } of asked) whole.push(await score(memory, { query }, ids));
    const withParts = [];
    for (const share of shares) {
      const retriever = new UnderstandingRetriever({ inner: memory, share, settings: { ...alone, parts: 'on' } });
      const scored = [];
      for (const { query, ids } of asked) scored.push((await score(retriever, { query }, ids)).ndcg);
      const gain = rounded(pairedDifference([scored.map((one, index) => one - (whole[index]?.ndcg ?? 0))]));
      withParts.push({ share, ndcg10: meanOf(scored), gain });
    }
    return { questions: asked.length, whole: meanOf(whole.map(({ ndcg }) => ndcg)), withParts };
  };
  const ofParts = pairs.filter(({ query }) => understand(query).parts.length > 0).length;
  return { queries: judged.length, ownOfParts: await measure(own), pairs: { recognised: ofParts, ...(await measure(pairs)) } };
}
