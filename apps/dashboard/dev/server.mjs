// A stand-in for the API while working on the dashboard: node apps/dashboard/dev/server.mjs [PORT]. Serves the built dashboard under a strict policy.
// ?scenario= of the page that opens first picks a state: empty, broken, locked, reader, slow (kept in a cookie).
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerTo, traceOf } from './answers.mjs';
import { ago, diffOf, documents, revisionsOf, texts } from './library.mjs';
import { configurationRoutes } from './configuration-routes.mjs';
import { evaluationRoutes } from './evaluation-routes.mjs';
import { eventRoutes } from './event-routes.mjs';
import { explainRoutes } from './explain-routes.mjs';
import { sourceRoutes } from './source-routes.mjs';
import { knowledgeRoutes } from './knowledge-routes.mjs';
import { activity, audit, auditVerdict, system } from './operations.mjs';
import { bodyOf, json } from './reply.mjs';

const dist = fileURLToPath(new URL('../../../dist/dashboard', import.meta.url));
const policy = "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'";
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const keys = [];
let received = [...documents];

const problem = (response, status, ...[code, title, detail]) =>
  json(response, { type: 'about:blank', title, status, code, detail, requestId: 'req_8w2k1' }, status, 'application/problem+json');

async function question(request, response, scenario) {
  const { question: asked, mode } = JSON.parse(Buffer.from(await bodyOf(request), 'latin1').toString());
  if (/overload/.test(asked))
    return problem(response, 503, 'overloaded', 'The service is busy', 'All 4 places for questions are taken. Try again in 10 seconds.');
  const answer = answerTo(asked, mode);
  const pace = scenario === 'slow' || /slow/.test(asked) ? 1200 : 60;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  await sleep(pace);
  send('passages', { passages: answer.passages });
  for (const sentence of answer.sentences) {
    await sleep(pace);
    if (response.destroyed) return undefined;
    for (const marker of sentence.markers) send('citation', { citation: answer.citations.find((c) => c.marker === marker) });
    send('token', { text: ` ${sentence.text} [${sentence.markers.join('][')}]`, sentence });
    if (/break/.test(asked)) return response.destroy();
  }
  if (/fail/.test(asked))
    send('error', {
      type: 'about:blank',
      title: 'The model stopped',
      status: 500,
      code: 'model_failed',
      detail: 'The model ran out of memory. Choose “Sentences as they stand” and ask again.',
      requestId: 'req_1',
    });
  else send('done', answer);
  return response.end();
}

const progressOf = (left) => ({
  counts: { live: received.filter((d) => d.status === 'live').length, failed: 1, parsed: 1, received: 1 },
  total: received.length,
  pending: left,
  rate: 14.2,
  secondsLeft: left * 4,
  pages: { page: 40 - left, of: 40 },
});
async function progress(response) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (let left = 24; left >= 2 && !response.destroyed; left -= 1, await sleep(1500))
    response.write(`event: progress\ndata: ${JSON.stringify(progressOf(left))}\n\n`);
}

function list(response, url) {
  const [status, title, cursor] = ['status', 'title', 'cursor'].map((name) => url.searchParams.get(name));
  const fitting = received.filter(
    (d) => (!status || d.status === status) && (!title || (d.title ?? '').toLowerCase().includes(title.toLowerCase())),
  );
  const from = Number(cursor ?? 0);
  json(response, { items: fitting.slice(from, from + 50), nextCursor: fitting.length > from + 50 ? String(from + 50) : null });
}

async function upload(request, response) {
  const body = await bodyOf(request);
  const fileName = Buffer.from(/filename="([^"]*)"/.exec(body)?.[1] ?? 'file', 'latin1').toString();
  await sleep(500);
  if (fileName.endsWith('.exe'))
    return problem(
      response,
      415,
      'unsupported_media_type',
      'This kind of file cannot be read',
      `${fileName} is a Windows program. Add PDF, Word, HTML, Markdown or plain text.`,
    );
  const id = `u${received.length}`;
  received = [{ ...documents[5], id, title: fileName, createdAt: new Date().toISOString() }, ...received];
  return json(response, { items: [{ documentId: id, externalId: fileName, revision: 1, status: 'received', unchanged: false }] }, 202);
}

async function makeKey(request, response) {
  const body = JSON.parse(await bodyOf(request));
  const key = {
    id: `k${keys.length}`,
    prefix: 'aq_3fk',
    requestsPerMinute: null,
    tokensPerDay: null,
    computeSecondsPerDay: null,
    used: { requestsThisMinute: 0, tokensLastDay: 0, computeSecondsLastDay: 0 },
    createdAt: new Date().toISOString(),
    lastUsedAt: null,
    revokedAt: null,
    groups: [],
    ...body,
  };
  keys.push(key);
  json(response, { ...key, key: 'aq_3fkZ0yq9o1v8m2c7n5b4x6w1r0t' }, 201);
}

const routes = [
  ...knowledgeRoutes,
  ...configurationRoutes,
  ...evaluationRoutes,
  ...eventRoutes,
  ...explainRoutes,
  ...sourceRoutes,
  [
    'GET',
    /^\/v1\/me$/,
    ({ response, scenario }) =>
      json(response, {
        organisationId: 'o',
        keyId: null,
        role: scenario === 'reader' ? 'reader' : 'admin',
        groups: [],
        keyless: scenario !== 'reader',
      }),
  ],
  [
    'GET',
    /^\/v1\/collections$/,
    ({ response, scenario }) =>
      json(response, {
        items:
          scenario === 'empty'
            ? []
            : [
                { id: 'c1', name: 'default', createdAt: ago(900), documents: received.length, chunks: 4120 },
                { id: 'c2', name: 'handbook', createdAt: ago(9), documents: 12, chunks: 310 },
              ],
        nextCursor: null,
      }),
  ],
  [
    'POST',
    /^\/v1\/collections$/,
    ({ response }) => json(response, { id: 'c9', name: 'new', createdAt: ago(0), documents: 0, chunks: 0 }, 201),
  ],
  ['GET', /^\/v1\/collections\/[^/]+\/documents$/, ({ response, url }) => list(response, url)],
  ['POST', /^\/v1\/collections\/[^/]+\/documents$/, ({ request, response }) => upload(request, response)],
  ['GET', /^\/v1\/collections\/[^/]+\/progress$/, ({ response }) => progress(response)],
  [
    'GET',
    /^\/v1\/documents\/([^/]+)$/,
    ({ response, match }) => {
      const found = received.find((d) => d.id === match[1]);
      return found
        ? json(response, found)
        : problem(response, 404, 'not_found', 'No such document', `There is no document "${match[1]}", or you may not see it.`);
    },
  ],
  [
    'GET',
    /^\/v1\/documents\/([^/]+)\/revisions$/,
    ({ response, match }) => json(response, { items: revisionsOf(match[1]), nextCursor: null }),
  ],
  ['GET', /^\/v1\/documents\/([^/]+)\/diff$/, ({ response, match }) => json(response, diffOf(match[1], 1, 2))],
  [
    'GET',
    /^\/v1\/documents\/([^/]+)\/revisions\/\d+\/text$/,
    ({ response, match }) =>
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(texts[match[1]] ?? 'An inspection report.'),
  ],
  [
    'POST',
    /^\/v1\/documents\/([^/]+)\/retry$/,
    ({ response, match }) => {
      received = received.map((d) => (d.id === match[1] ? { ...d, status: 'received', failure: null } : d));
      json(response, {}, 202);
    },
  ],
  [
    'DELETE',
    /^\/v1\/documents\/([^/]+)$/,
    ({ response, match }) => {
      received = received.filter((d) => d.id !== match[1]);
      response.writeHead(204).end();
    },
  ],
  ['POST', /^\/v1\/questions$/, ({ request, response, scenario }) => question(request, response, scenario)],
  ['POST', /feedback$/, ({ response }) => json(response, {}, 201)],
  ['GET', /^\/v1\/questions\/([^/]+)$/, ({ response, match }) => json(response, traceOf(match[1]))],
  [
    'GET',
    /^\/v1\/activity$/,
    ({ response, url, scenario }) =>
      json(
        response,
        scenario === 'empty' ? { ...activity(24), questions: 0, searches: 0 } : activity(Number(url.searchParams.get('hours') ?? 24)),
      ),
  ],
  ['GET', /^\/v1\/system$/, ({ response }) => json(response, { ...system, keyless: keys.length === 0 })],
  ['GET', /^\/v1\/keys$/, ({ response }) => json(response, { items: keys, nextCursor: null })],
  ['POST', /^\/v1\/keys$/, ({ request, response }) => makeKey(request, response)],
  [
    'DELETE',
    /^\/v1\/keys\/([^/]+)$/,
    ({ response, match }) => {
      for (const key of keys) if (key.id === match[1]) key.revokedAt = new Date().toISOString();
      response.writeHead(204).end();
    },
  ],
  ['GET', /^\/v1\/audit\/verify$/, ({ response }) => json(response, auditVerdict)],
  ['GET', /^\/v1\/audit$/, ({ response }) => json(response, audit)],
];

function serveFile(response, path, url) {
  const asset = join(dist, path);
  const file = extname(path) !== '' && existsSync(asset) ? asset : join(dist, 'index.html');
  const scenario = url.searchParams.get('scenario');
  return response
    .writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
      ...(scenario === null ? {} : { 'set-cookie': `scenario=${scenario}; Path=/` }),
    })
    .end(readFileSync(file));
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const scenario = /scenario=(\w*)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  if (!url.pathname.startsWith('/v1/')) return serveFile(response, url.pathname, url);
  if (scenario === 'broken' && url.pathname !== '/v1/me')
    return problem(
      response,
      500,
      'internal',
      'The database does not answer',
      'PostgreSQL at 127.0.0.1:5432 refused the connection. Start it, then try again.',
    );
  if (scenario === 'locked' && request.headers.authorization !== 'Bearer right')
    return problem(response, 401, 'unauthenticated', 'A key is needed', 'Send "authorization: Bearer KEY".');
  for (const [method, pattern, handle] of routes) {
    const match = method === request.method ? pattern.exec(url.pathname) : null;
    if (match) return handle({ request, response, url, match, scenario });
  }
  return problem(response, 404, 'not_found', 'Nothing here', `${request.method} ${url.pathname} is not known.`);
});
server.listen(Number(process.argv[2] ?? 8080), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
