// Made-up figures for Activity and System.
import { ago as hours, documents } from './library.mjs';

const used = (id, retrieved, cited) => ({
  documentId: id,
  title: documents.find((d) => d.id === id).title,
  collection: 'default',
  retrieved,
  cited,
  lastAt: retrieved ? hours(retrieved % 7) : null,
});
export const activity = (period) => ({
  hours: period,
  questions: 143,
  answered: 112,
  abstained: 24,
  failed: 7,
  searches: 388,
  thumbs: { up: 31, down: 4 },
  hits: Array.from({ length: 24 }, (_, i) => ({
    at: hours((23 - i) * (period / 24)),
    count: Math.round(140 + 120 * Math.sin(i / 3.6 - 2) + ((i * 37) % 41)),
  })),
  mostUsed: [used('d1', 412, 96), used('d3', 260, 44), used('d2', 31, 3), used('e1', 12, 1)],
  neverUsed: [used('e7', 0, 0), used('e8', 0, 0), used('e9', 0, 0)],
  unanswered: [
    {
      id: 'q1',
      question: 'How far is the moon from the reservoir?',
      reason: 'The nearest passages are about valves and reservoirs; none of them says what you asked.',
      askedAt: hours(0.4),
    },
    { id: 'q2', question: 'متى يرتفع مستوى الماء؟', reason: null, askedAt: hours(5) },
    { id: 'q3', question: `<script>alert(1)</script> what now?`, reason: 'The model ran out of time.', askedAt: hours(9) },
  ],
  stages: [
    ['embed', 531, 13.9, 31.2],
    ['retrieve', 531, 29.4, 88.1],
    ['choose', 143, 21.8, 64.2],
    ['compose', 40, 2210, 6120],
    ['verify', 143, 11.2, 30.5],
  ].map(([stage, count, p50Ms, p95Ms]) => ({ stage, count, p50Ms, p95Ms })),
});
export const freshness = {
  documents: 342,
  verdicts: { current: 268, unverified: 40, stale: 29, superseded: 0, expired: 5 },
  ages: [
    ['within a day', 61],
    ['within a week', 120],
    ['within a month', 87],
    ['within 3 months', 41],
    ['within a year', 28],
    ['longer ago', 5],
  ].map(([verified, documents]) => ({ verified, documents })),
  changed: documents.slice(0, 6).map((d, index) => ({
    documentId: d.id,
    title: d.title,
    collection: 'default',
    source: index % 2 ? 'Handbook site' : null,
    revision: index + 1,
    changedAt: hours(index * 7 + 1),
  })),
  failingSources: [
    {
      id: 's2',
      name: 'Wiki',
      kind: 'confluence',
      state: 'failing',
      message: 'the server answered 503 three times; the next try is in 20 minutes',
      lastSuccessAt: hours(31),
    },
    { id: 's3', name: 'Docs site', kind: 'crawl', state: 'held', message: '212 of 300 pages vanished at once', lastSuccessAt: hours(3) },
  ],
};
const field = (name, kind, [documents, distinctValues], more) => ({
  field: name,
  kind,
  declared: null,
  documents,
  distinctValues,
  range: null,
  commonest: [],
  ...more,
});
const counted = (...pairs) => pairs.map(([value, documents]) => ({ value, documents }));
export const fields = [
  field('authors', 'text', [120, 14], { commonest: counted(['A. Okafor', 31], ['Maria Lindgren', 12]) }),
  field('createdAt', 'date', [300, 290], {
    range: ['2019-03-01T08:00:00Z', '2026-11-02T10:00:00Z'],
    commonest: counted(['2019-03-01T08:00:00Z', 1]),
  }),
  field('language', 'text', [340, 3], { commonest: counted(['en', 301], ['de', 31], ['ar', 8]) }),
  field('mediaType', 'text', [342, 3], { commonest: counted(['application/pdf', 210], ['text/html', 120], ['text/markdown', 12]) }),
  field('year', 'number', [80, 8], { declared: 'number', range: [2019, 2026], commonest: counted([2025, 40], [2024, 22]) }),
];
export const overdue = documents.slice(0, 5).map((d, index) => ({
  documentId: d.id,
  title: d.title,
  collection: 'default',
  source: index === 2 ? 'Wiki' : null,
  verdict: index === 1 ? 'expired' : 'stale',
  dueAt: hours(24 * (90 - index * 17)),
  verifiedAt: hours(24 * (200 - index * 17)),
}));
export const thresholds = [
  {
    id: 't1',
    name: 'Overdue pages',
    collection: null,
    measure: 'overdue_percent',
    atMost: 5,
    owner: 'docs team',
    action: 'Verify the pages or take them down.',
    value: 9.94,
    checkedAt: hours(0.01),
    raisedAt: hours(5),
  },
];
export const system = {
  version: '0.1.0',
  shape: 'embedded',
  startedAt: hours(26),
  guard: { documents: true, questions: true, prompt: true, answers: true, poisoning: true },
  keyless: true,
  answerMode: { mode: 'extract', why: 'No model on this machine passes the check set for written answers.' },
  reading: [
    {
      model: 'qwen2.5-1.5b-instruct-q4_0',
      routes: [
        { route: 'compose', calls: 212, hits: 96, promptTokens: 241_300, reusedTokens: 158_900, savedMs: 2_670_000 },
        { route: 'rewrite', calls: 31, hits: 4, promptTokens: 9700, reusedTokens: 7100, savedMs: 118_000 },
      ],
      kept: {
        states: 38,
        bytes: 1_290_000_000,
        budgetBytes: 1_580_000_000,
        parked: 117,
        loads: 52,
        evictions: 64,
        instructions: { saved: 2, loads: 9 },
        note: null,
      },
    },
    {
      model: 'Qwen/Qwen3-8B@fast',
      routes: [{ route: 'compose', calls: 4, hits: 3, promptTokens: 4700, reusedTokens: 2900, savedMs: 0 }],
      kept: null,
    },
  ],
  models: [
    {
      id: 'bge-small-en-v1.5-int8',
      role: 'embed',
      state: 'ready',
      device: 'CPU, 2 threads',
      bytes: 34_014_426,
      licence: 'MIT',
      note: null,
    },
    {
      id: 'qwen2.5-1.5b-instruct-q4_0',
      role: 'generate',
      state: 'absent',
      device: '–',
      bytes: 1_117_320_768,
      licence: 'Apache-2.0',
      note: 'Fetch it with: aquifer models fetch',
    },
    {
      id: 'smollm2-135m-instruct-q4_1',
      role: 'generate',
      state: 'failed',
      device: 'CPU',
      bytes: 98_362_432,
      licence: 'Apache-2.0',
      note: 'The checksum differs; fetch it again',
    },
  ],
  queue: [
    ['parse', 3, 1, 0],
    ['embed', 12, 2, 1],
    ['publish', 0, 0, 0],
  ].map(([step, waiting, active, delayed]) => ({ step, waiting, active, delayed })),
  storage: {
    database: 'PostgreSQL 18.6 embedded (PGlite)',
    databaseBytes: 412_000_000,
    blobBytes: 1_900_000_000,
    blobs: 66,
    keywordMethod: 'bm25',
  },
  memory: {
    rssBytes: 812_000_000,
    heapBytes: 190_000_000,
    machineBytes: 16_600_000_000,
    freeBytes: 6_200_000_000,
    parts: [
      { name: 'process', bytes: 300_000_000 },
      { name: 'embedder bge-small-en-v1.5-int8', bytes: 298_000_000 },
      { name: 'caches of searches and answers', bytes: 84_000_000 },
      { name: 'generator smollm2-135m-instruct-q4_1', bytes: 410_000_000 },
    ],
    limitBytes: 2_147_483_648,
    room: { bytes: 1_465_000_000, why: 'AQUIFER_MEMORY_MEGABYTES=2048 less 682 MB for the rest of the process' },
  },
  documents: { live: 62, failed: 1, parsed: 1, received: 1 },
  warnings: ['Disk under ./data is 91 % full; make room before 40,000 more documents.'],
};
export const auditVerdict = { intact: true, isWhole: true, rows: 2, head: { sequence: 2, hash: 'b'.repeat(64) }, broken: null };
export const audit = {
  items: [
    {
      id: 'a1',
      sequence: 2,
      hash: 'b'.repeat(64),
      at: hours(1),
      keyId: null,
      action: 'collection.create',
      target: 'col_1',
      details: { name: 'default' },
    },
    {
      id: 'a2',
      sequence: 1,
      hash: 'a'.repeat(64),
      at: hours(30),
      keyId: 'k0',
      action: 'document.delete',
      target: 'doc_9',
      details: { title: '<b>old</b>' },
    },
  ],
  nextCursor: 'x',
};
