// Made-up sources, their visits and what they hold.
import { ago } from './library.mjs';

const source = (id, kind, name, { settings, ...more }) => ({
  id,
  kind,
  name,
  settings,
  collection: 'default',
  hasSecret: false,
  schedule: { every: 86_400 },
  paused: false,
  graceDays: 7,
  staleAfter: null,
  access: { public: true, groups: [] },
  state: 'ok',
  running: false,
  says: null,
  failures: 0,
  items: { present: 315, unreachable: 2, refused: 0, missing: 1, deleted: 4 },
  createdAt: ago(900),
  updatedAt: ago(30),
  nextVisitAt: ago(-9),
  lastVisitAt: ago(15),
  lastSuccessAt: ago(15),
  lastChangedAt: ago(63),
  ...more,
});

export const sources = [
  source('s1', 'crawl', 'Manual', { start: 'https://pumps.example/docs/' }, { says: '2 could not be reached' }),
  source(
    's2',
    'sitemap',
    'News',
    { url: 'https://news.example/sitemap.xml' },
    {
      state: 'held',
      items: { present: 58, unreachable: 0, refused: 0, missing: 142, deleted: 0 },
      says: '142 of 200 documents (71 %) are no longer found at the source. Nothing is deleted until you say that it is meant.',
    },
  ),
  source(
    's3',
    'github',
    'Handbook',
    { repository: 'example/handbook' },
    {
      state: 'failing',
      failures: 4,
      hasSecret: true,
      says: 'GitHub refuses the token (401 Bad credentials). Make a new one and give it as the secret.',
    },
  ),
  source(
    's4',
    'feed',
    'A feed with a name so long that it does not fit into one line of a telephone held upright',
    { url: 'https://blog.example/feed.xml' },
    {
      state: 'new',
      running: true,
      lastVisitAt: null,
      lastChangedAt: null,
      items: { present: 0, unreachable: 0, refused: 0, missing: 0, deleted: 0 },
    },
  ),
];

const run = (id, hours, more) => ({
  id,
  status: 'done',
  fetched: 1,
  changed: 1,
  unchanged: 312,
  gone: 1,
  unreachable: 2,
  refused: 0,
  deleted: 0,
  bytes: 8211,
  complete: true,
  notes: [
    'left out, closed by robots.txt: https://pumps.example/docs/private/plan',
    'left out, more than 60 pages of a calendar: https://pumps.example/docs/calendar/2031/01',
  ],
  failure: null,
  startedAt: ago(hours),
  endedAt: ago(hours - 0.01),
  ...more,
});
export const runs = [
  run('r3', 15, {}),
  run('r2', 39, {
    status: 'failed',
    fetched: 0,
    changed: 0,
    unchanged: 0,
    gone: 0,
    notes: [],
    complete: false,
    failure: 'https://pumps.example/robots.txt answers 503: while a site cannot say what it allows, nothing of it is fetched.',
  }),
  run('r1', 63, { fetched: 315, changed: 315, unchanged: 0, gone: 0, complete: false }),
];

const states = ['present', 'present', 'unreachable', 'missing', 'refused', 'deleted'];
export const items = states.map((state, at) => ({
  id: `i${at}`,
  key: `https://pumps.example/docs/s${at}/p${at}`,
  url: `https://pumps.example/docs/s${at}/p${at}`,
  title: at % 2 ? `How to change filter ${at}` : null,
  state,
  reason:
    { unreachable: 'answers 500', missing: 'answers 404', refused: 'is larger than the 200000000 bytes that are taken' }[state] ?? null,
  documentId: state === 'deleted' ? null : 'd1',
  firstSeenAt: ago(900),
  lastCheckedAt: ago(15),
  lastChangedAt: ago(63 + at),
  missingSince: state === 'missing' ? ago(15) : null,
}));

/** A visit that goes on for a while, then ends. */
export async function visiting(response, id) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (body) => response.write(`event: progress\ndata: ${JSON.stringify(body)}\n\n`);
  const isRunning = sources.find((one) => one.id === id)?.running ?? false;
  for (let left = isRunning ? 20 : 0; left > 0 && !response.destroyed; left -= 1, await new Promise((resolve) => setTimeout(resolve, 1000)))
    send({
      running: true,
      run: run('r4', 0.01, { status: 'running', unchanged: 300 - left * 10, endedAt: null, complete: null }),
      rate: 620,
      secondsLeft: left,
    });
  send({ running: false, run: runs[0], rate: 0, secondsLeft: 0 });
}
