// Sources, their visits and what they hold.
import { json } from './reply.mjs';
import { items, runs, sources, visiting } from './sources.mjs';

export const sourceRoutes = [
  ['GET', /^\/v1\/sources$/, ({ response, scenario }) => json(response, { items: scenario === 'empty' ? [] : sources, nextCursor: null })],
  ['POST', /^\/v1\/sources$/, ({ response }) => json(response, sources[3], 201)],
  ['GET', /^\/v1\/sources\/([^/]+)$/, ({ response, match }) => json(response, sources.find(({ id }) => id === match[1]) ?? sources[0])],
  ['PATCH', /^\/v1\/sources\/([^/]+)$/, ({ response }) => json(response, sources[0])],
  ['DELETE', /^\/v1\/sources\/([^/]+)$/, ({ response }) => json(response, { deletedDocuments: 0, keptDocuments: 0 })],
  ['GET', /^\/v1\/sources\/[^/]+\/runs$/, ({ response }) => json(response, { items: runs, nextCursor: null })],
  [
    'GET',
    /^\/v1\/sources\/[^/]+\/items$/,
    ({ response, url }) => {
      const state = url.searchParams.get('state');
      json(response, { items: items.filter((item) => !state || item.state === state), nextCursor: null });
    },
  ],
  ['GET', /^\/v1\/sources\/([^/]+)\/progress$/, ({ response, match }) => visiting(response, match[1])],
  ['POST', /^\/v1\/sources\/([^/]+)\/(?:sync|release)$/, ({ response }) => json(response, sources[0], 202)],
];
