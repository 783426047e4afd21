// Configurations: versions, what was served since when, and what two have otherwise.
import { json } from './reply.mjs';

const at = (days) => new Date(Date.now() - days * 86_400_000).toISOString();
const nobody = { keyId: null, keyName: null };
const anna = { keyId: 'k1', keyName: 'anna' };
const settings = {
  prompts: { compose: 1, rewrite: 1, variants: 1, hyde: 1 },
  models: {
    embedder: 'bge-small-en-v1.5-int8',
    generator: 'qwen2.5-1.5b-instruct',
    secondEmbedder: 'all-minilm-l6-v2-int8',
    crossEncoder: null,
  },
  answers: { mode: 'auto', threshold: 0.732 },
  retrieval: {
    vectorWeight: null,
    candidates: 100,
    legDeadlineMs: 5000,
    bridgeShare: 0.4,
    recencyWeight: 0,
    recencyHalfLifeDays: 180,
    rerankShare: 0.4,
    rerankDepth: 50,
    rerankDeadlineMs: 1000,
    secondShare: 0.3,
    crossEncoderShare: 0,
    crossEncoderDepth: 20,
    crossEncoderDeadlineMs: 2000,
  },
  understanding: { parts: 'on', rewriting: 'rule', variants: 'off', deadlineMs: 3000 },
  chunking: { strategy: 'structure', targetTokens: 256, overlapTokens: 0 },
};
const scoreOf = (evaluationId, collection, ndcg10) => ({
  evaluationId,
  collection,
  questions: 120,
  synthetic: false,
  ndcg10,
  interval: [ndcg10 - 0.04, ndcg10 + 0.035],
  recall10: 0.91,
  endedAt: at(2),
  releasedAt: null,
});
const version = (id, name, rest) => ({
  id,
  name,
  note: null,
  settings,
  createdAt: at(3),
  createdBy: anna,
  isActive: false,
  activatedAt: null,
  scores: [],
  problems: [],
  ...rest,
});
const versions = [
  version('c41d0a77be02f913', 'big cross-encoder', {
    createdAt: at(0.02),
    note: 'To see what it would give',
    problems: [
      'models.crossEncoder: "bge-reranker-base" is not open here, none is; start with AQUIFER_CROSS_ENCODER=bge-reranker-base, or take null',
    ],
  }),
  version('9f2e61ab30c8d754', 'stricter answers', {
    createdAt: at(1),
    note: 'Fewer wrong answers in the handbook, after the complaints of October',
    settings: { ...settings, answers: { mode: 'auto', threshold: 0.75 } },
    isActive: true,
    activatedAt: at(0.4),
    scores: [scoreOf('run-4', 'default', 0.812), scoreOf('run-3', 'handbook', 0.774)],
  }),
  version('4b7a90f1e2cc6d08', 'newer first', { createdAt: at(6), activatedAt: at(5), scores: [scoreOf('run-2', 'default', 0.741)] }),
  version('0d18c5aa94b3f26e', 'as started: qwen2.5-1.5b-instruct', {
    note: 'What the environment of a process says.',
    createdAt: at(30),
    createdBy: nobody,
    activatedAt: at(4),
    scores: [scoreOf('run-1', 'default', 0.787)],
  }),
];
const activation = (number, id, kind, rest) => ({
  number,
  configurationId: id,
  name: versions.find((one) => one.id === id).name,
  kind,
  by: anna,
  reason: null,
  scores: versions.find((one) => one.id === id).scores,
  ...rest,
});
const activations = [
  activation(4, versions[1].id, 'activate', { at: at(0.4), reason: 'Better on both sets of golden questions' }),
  activation(3, versions[3].id, 'rollback', { at: at(4), reason: 'Old minutes came before the statutes' }),
  activation(2, versions[2].id, 'activate', { at: at(5), by: { keyId: 'k2', keyName: 'nightly deployment' } }),
  activation(1, versions[3].id, 'start', { at: at(5), by: nobody }),
];
const diff = (before, after) => ({
  before,
  after,
  changes: [
    { setting: 'prompts.compose', before: 1, after: 2 },
    { setting: 'answers.threshold', before: 0.732, after: 0.75 },
    { setting: 'retrieval.vectorWeight', before: null, after: 0.6 },
    { setting: 'models.generator', before: 'qwen2.5-1.5b-instruct', after: null },
  ],
  prompts: [
    {
      id: 'compose',
      lines: [
        { kind: 'same', text: '# System' },
        { kind: 'same', text: '' },
        {
          kind: 'removed',
          text: "Answer the user's question in one to four plain sentences. Use only facts stated in the numbered sentences.",
        },
        { kind: 'added', text: "Answer the user's question in one sentence. Use only facts stated in the numbered sentences." },
        { kind: 'same', text: '' },
        { kind: 'same', text: '# User' },
      ],
    },
  ],
});

export const configurationRoutes = [
  [
    'GET',
    /^\/v1\/configurations$/,
    ({ response, scenario }) => {
      const isNew = scenario === 'empty';
      const items = isNew ? [{ ...versions[3], isActive: true, activatedAt: null, scores: [] }] : versions;
      const active = items.find(({ isActive }) => isActive).id;
      json(response, {
        items,
        nextCursor: null,
        active,
        started: versions[3].id,
        rollsBackTo: isNew ? null : versions[3].id,
        warnings: [],
      });
    },
  ],
  [
    'GET',
    /^\/v1\/configurations\/activations$/,
    ({ response, scenario }) => json(response, { items: scenario === 'empty' ? [] : activations, nextCursor: null }),
  ],
  [
    'GET',
    /^\/v1\/configurations\/([^/]+)\/diff$/,
    ({ response, url, match }) => json(response, diff(match[1], url.searchParams.get('with'))),
  ],
  ['POST', /^\/v1\/configurations\/rollback$/, ({ response }) => json(response, { active: versions[3], ms: 41 })],
  [
    'POST',
    /^\/v1\/configurations\/([^/]+)\/activate$/,
    ({ response, match }) => json(response, { active: versions.find(({ id }) => id === match[1]), ms: 38 }),
  ],
  ['POST', /^\/v1\/configurations$/, ({ response }) => json(response, versions[1], 201)],
];
