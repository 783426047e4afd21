// What happened, and who was told of it.
import { deliveries, events, webhooks } from './happenings.mjs';
import { bodyOf, json } from './reply.mjs';

export const eventRoutes = [
  ['GET', /^\/v1\/events$/, ({ response, scenario }) => json(response, { items: scenario === 'empty' ? [] : events, nextCursor: null })],
  [
    'GET',
    /^\/v1\/webhooks$/,
    ({ response, scenario }) => json(response, { items: scenario === 'empty' ? [] : webhooks, nextCursor: null }),
  ],
  [
    'POST',
    /^\/v1\/webhooks$/,
    async ({ request, response }) =>
      json(
        response,
        { ...webhooks[0], ...JSON.parse(await bodyOf(request)), id: 'w9', secret: 'whsec_3fkZ0yq9o1v8m2c7n5b4x6w1r0tMfKQ9r8GKYqrTwj=' },
        201,
      ),
  ],
  ['GET', /^\/v1\/webhooks\/[^/]+\/deliveries$/, ({ response }) => json(response, { items: deliveries, nextCursor: null })],
  [
    'POST',
    /^\/v1\/webhooks\/[^/]+\/(?:deliveries\/[^/]+\/)?(?:test|replay)$/,
    ({ response }) => json(response, { id: 'e0', count: 6 }, 202),
  ],
  ['PATCH', /^\/v1\/webhooks\/[^/]+$/, ({ response }) => json(response, webhooks[0])],
  ['DELETE', /^\/v1\/webhooks\/[^/]+$/, ({ response }) => response.writeHead(204).end()],
];
