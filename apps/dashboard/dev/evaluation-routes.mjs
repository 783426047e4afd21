// Golden questions, runs over them, their comparison, and what people's questions tell.
import { json } from './reply.mjs';

const at = (days) => new Date(Date.now() - days * 86_400_000).toISOString();
const figuresOf = (ndcg10, shift) => {
  const of = (value) => ({
    ndcg10: value,
    interval: [value - 0.06, value + 0.05],
    recall10: Math.min(1, value + 0.05),
    recall100: 0.97,
    mrr10: value - 0.02,
    hitRate10: Math.min(1, value + 0.08),
    p50Ms: 84 + shift,
    p95Ms: 210 + shift,
    p99Ms: 340,
  });
  const latency = Object.fromEntries(
    ['embed', 'keyword', 'vector', 'fuse', 'rerank', 'fetch', 'total'].map((part, index) => [
      part,
      { p50Ms: 6 + index * 12, p95Ms: 30 + index * 30, p99Ms: 300 },
    ]),
  );
  const stages = { keyword: of(ndcg10 - 0.09), vector: of(ndcg10 - 0.05), fused: of(ndcg10 - 0.02), reranked: of(ndcg10) };
  return { stages, latency, questions: 48, withMissing: 1, missing: ['manual-2019'] };
};
const run = (id, note, { days, ndcg10, ...more }) => ({
  id,
  collection: 'default',
  note,
  status: 'done',
  reason: null,
  questions: 48,
  done: 48,
  searchedAs: { role: 'admin', groups: [] },
  version: '9f2e61ab30c8d754',
  configurationId: 'b1946ac92492d234',
  figures: ndcg10 === null ? null : figuresOf(ndcg10, days),
  createdAt: at(days),
  startedAt: at(days),
  endedAt: at(days - 0.0004),
  durationSeconds: 34,
  releasedAt: null,
  ...more,
});
const runs = [
  run('run-5', 'longer sections', {
    days: 0.01,
    ndcg10: null,
    status: 'running',
    done: 17,
    endedAt: null,
    durationSeconds: null,
    version: '9f2e61ab30c8d754',
    configurationId: null,
  }),
  run('run-4', 'late interaction over the first fifty, chunks of 192 tokens', { days: 0.2, ndcg10: 0.842 }),
  run('run-3', 'chunks of 192 tokens', { days: 3, ndcg10: 0.801, releasedAt: at(2.5) }),
  run('run-2', null, {
    days: 9,
    ndcg10: null,
    status: 'failed',
    done: 3,
    reason: 'nothing could be searched: the vector leg failed; try again',
  }),
  run('run-1', 'as it is', { days: 30, ndcg10: 0.783 }),
];
const names = ['Check valves, maintenance', 'Pump handbook', 'Delivery terms 2026', 'الصمامات والصيانة', 'Spare parts'];
const found = (right) =>
  names.map((title, index) => ({
    documentId: index === 4 ? null : `d${index}`,
    title: index === 4 ? null : title,
    externalId: `doc-${index}`,
    expected: index === right,
  }));
const asked = [
  'When does the check valve close?',
  'Which gasket fits the P-200?',
  'Wie oft wird die Pumpe gewartet?',
  'Who pays for returns?',
];
const results = asked.map((question, index) => ({
  goldenId: `g${index}`,
  question,
  expected: [`doc-${index}`],
  quote: index === 1 ? 'gasket G-17 fits the P-200' : null,
  missing: index === 2 ? ['manual-2019'] : [],
  ranks: { keyword: index + 1, vector: index === 3 ? null : 2, fused: index + 1, reranked: index === 2 ? null : index + 1 },
  ndcg10: { keyword: 0.5, vector: 0.6, fused: 0.6, reranked: index === 2 ? 0 : 1 / Math.log2(index + 2) },
  quoteRank: index === 1 ? 2 : null,
  found: found(index),
  timings: { total: 80 },
  notes: [],
}));
const compared = (first, second, index) => ({
  goldenId: `g${index}`,
  question: asked[index],
  first,
  second,
  firstFound: found(first > 0 ? index : 9),
  secondFound: found(second > 0 ? index : 9),
});
const golden = asked.map((question, index) => ({
  id: `g${index}`,
  question,
  expected: index === 2 ? ['pump-handbook', 'manual-2019'] : [`doc-${index}`],
  quote: index === 1 ? 'gasket G-17 fits the P-200' : null,
  notFound: index === 2 ? ['manual-2019'] : [],
  createdAt: at(40),
}));
const days = [3, 2, 1, 0].map((ago) => ({
  day: at(ago).slice(0, 10),
  questions: 30 - ago * 4,
  answered: 22 - ago * 4,
  hitRate: 0.7 + ago * 0.06,
  mrr: 0.66,
  ndcg10: 0.7,
  up: 4,
  down: ago,
}));

export const evaluationRoutes = [
  ['GET', /^\/v1\/evaluations$/, ({ response, scenario }) => json(response, { items: scenario === 'empty' ? [] : runs, nextCursor: null })],
  ['POST', /^\/v1\/evaluations$/, ({ response }) => json(response, runs[0], 202)],
  [
    'GET',
    /^\/v1\/evaluations\/online$/,
    ({ response, scenario }) =>
      json(
        response,
        scenario === 'empty'
          ? { first: 3, questions: 0, answered: 0, hitRate: null, mrr: null, ndcg10: null, up: 0, down: 0, days: [] }
          : { first: 3, questions: 96, answered: 64, hitRate: 0.79, mrr: 0.663, ndcg10: 0.7, up: 16, down: 6, days },
      ),
  ],
  ['GET', /^\/v1\/evaluations\/([^/]+)$/, ({ response, match }) => json(response, runs.find(({ id }) => id === match[1]) ?? runs[1])],
  ['PATCH', /^\/v1\/evaluations\/([^/]+)$/, ({ response }) => json(response, { ...runs[1], releasedAt: at(0) })],
  ['DELETE', /^\/v1\/evaluations\/([^/]+)$/, ({ response }) => response.writeHead(204).end()],
  [
    'GET',
    /^\/v1\/evaluations\/([^/]+)\/progress$/,
    ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`event: progress\ndata: ${JSON.stringify({ ...runs[0], done: 21 })}\n\n`);
    },
  ],
  ['GET', /^\/v1\/evaluations\/[^/]+\/questions$/, ({ response }) => json(response, { items: results, nextCursor: null })],
  [
    'GET',
    /^\/v1\/evaluations\/[^/]+\/against\/[^/]+$/,
    ({ response }) =>
      json(response, {
        first: runs[2],
        second: runs[1],
        stage: 'reranked',
        difference: 0.041,
        interval: [0.012, 0.073],
        pValue: 0.0063,
        questions: 47,
        wins: 14,
        ties: 28,
        losses: 5,
        unpaired: 1,
        changes: [
          { setting: 'rerank.share', before: '0.2', after: '0.4' },
          { setting: 'judges.second-embedder.share', before: null, after: '0.3' },
        ],
        best: [compared(0, 1, 1), compared(0.43, 1, 3)],
        worst: [compared(1, 0, 2), compared(0.63, 0.5, 0)],
      }),
  ],
  [
    'GET',
    /^\/v1\/collections\/[^/]+\/golden$/,
    ({ response, scenario }) => json(response, { items: scenario === 'empty' ? [] : golden, nextCursor: null }),
  ],
  ['POST', /^\/v1\/collections\/[^/]+\/golden$/, ({ response }) => json(response, { items: [golden[0]], errors: [] })],
  ['DELETE', /^\/v1\/collections\/[^/]+\/golden\/[^/]+$/, ({ response }) => response.writeHead(204).end()],
];
