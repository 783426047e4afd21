// Made-up events and webhooks.
import { ago, documents } from './library.mjs';

const types = ['document.live', 'document.failed', 'source.synced', 'document.stale', 'document.deleted', 'alert.raised'];
const factsOf = {
  'document.live': { replaced: 2 },
  'document.failed': { code: 'encrypted_file', reason: 'The file is protected with a password. Remove it and upload the file again.' },
  'source.synced': { changed: 12, gone: 1 },
  'alert.raised': { name: 'Nothing older than a quarter', value: 29, atMost: 10, owner: 'Editorial office' },
};
export const events = types.map((type, at) => ({
  id: `e${at}`,
  type,
  timestamp: ago(at * 3 + 0.2),
  data: {
    ...factsOf[type],
    collectionId: 'c1',
    documentId: type.startsWith('document') ? documents[at].id : null,
    sourceId: type.startsWith('source') ? 's1' : null,
  },
}));

const hook = (id, url, more) => ({
  id,
  url,
  description: null,
  events: [],
  collections: [],
  state: 'ok',
  reason: null,
  pending: 0,
  failures: 0,
  failingSince: null,
  nextAttemptAt: null,
  lastSuccessAt: ago(0.1),
  createdAt: ago(400),
  updatedAt: ago(400),
  ...more,
});
export const webhooks = [
  hook('w1', 'https://hooks.example.org/aquifer', {
    description: 'Search index of the intranet',
    events: ['document.live', 'document.deleted'],
  }),
  hook('w2', 'https://alerts.example.net/a/very/long/path/that/somebody/pasted/from/their/incident/tool?channel=documents', {
    state: 'failing',
    pending: 41,
    failures: 6,
    failingSince: ago(2),
    nextAttemptAt: ago(-0.2),
    events: ['document.failed', 'source.failed', 'alert.raised'],
  }),
  hook('w3', 'https://old.example.com/hook', {
    state: 'disabled',
    reason: 'it took nothing since 2026-01-02T03:04:05Z; at last: it answered 410',
    lastSuccessAt: null,
  }),
];

export const deliveries = events.map(({ id, type, data, timestamp }, at) => ({
  id,
  type,
  documentId: data.documentId,
  state: ['delivered', 'pending', 'delivered', 'failed', 'delivered', 'delivered'][at],
  attempts: [1, 4, 1, 13, 2, 1][at],
  nextAttemptAt: at === 1 ? ago(-0.1) : null,
  statusCode: [200, 503, 204, null, 200, 200][at],
  response: ['ok', '<html><body>upstream is tired</body></html>', '', 'connect ECONNREFUSED', 'ok', 'ok'][at],
  durationMs: [41, 10_000, 12, 3, 80, 33][at],
  createdAt: timestamp,
  lastAttemptAt: timestamp,
}));
