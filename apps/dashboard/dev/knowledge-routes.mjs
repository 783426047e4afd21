// What is known of a collection and of how fresh its documents are.
import { ago } from './library.mjs';
import { fields, freshness, overdue, thresholds } from './operations.mjs';
import { json } from './reply.mjs';

const settings = {
  chunking: { strategy: 'structure', targetTokens: 256, overlapTokens: 0 },
  retention: { revisions: 20, days: null },
  staleAfter: 15_552_000,
  fields: { year: 'number' },
  synonyms: [
    ['PTO', 'paid time off', 'annual leave'],
    ['k8s', 'kubernetes'],
  ],
};

export const knowledgeRoutes = [
  ['GET', /^\/v1\/collections\/[^/]+\/fields$/, ({ response, scenario }) => json(response, { items: scenario === 'empty' ? [] : fields })],
  [
    'GET',
    /^\/v1\/collections\/[^/]+$/,
    ({ response }) =>
      json(response, { id: 'c1', name: 'default', createdAt: ago(900), documents: 9, chunks: 4120, settings, settingsVersion: 3 }),
  ],
  [
    'GET',
    /^\/v1\/freshness$/,
    ({ response, scenario }) => json(response, scenario === 'empty' ? { ...freshness, documents: 0 } : freshness),
  ],
  ['GET', /^\/v1\/freshness\/overdue$/, ({ response }) => json(response, { items: overdue, nextCursor: null })],
  ['GET', /^\/v1\/freshness\/thresholds$/, ({ response }) => json(response, { items: thresholds })],
];
