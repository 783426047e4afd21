// The Prometheus documentation of 2022, then that of 2024, through the real service: what is embedded again against what changed, the new
// answered now and the old with asOf, and documents deleted gone the moment the call returns.
// The peer is what a pipeline without vectors by content does: it embeds every chunk of a changed document again.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Deletion, Diff, Document, DocumentList, Received, SearchResult } from '#contract';
import type { z } from 'zod';
import { root, Service } from '../test/service.ts';
import { writeResult } from './result.ts';

interface Change {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'same' | 'removed';
}

/** Asked of both times; `now` stands only in the new tree, `past` only in the old one. */
const questions = [
  { question: 'What are the default values of capacity and max_samples_per_send for remote write?', now: '10000', past: '2500' },
  { question: 'To how much memory do the remote write defaults constrain a shard?', now: 'less than 2', past: 'less than 500' },
  { question: 'How often is a new Prometheus minor release cycle started?', now: 'cycle begins', past: 'cycle is started' },
  { question: 'Which external security audits of Prometheus were there?', now: 'In 2023', past: 'In 2020, there was a' },
];

const folder = join(root, '../shared/eval/documents/docs-two-versions-prometheus');
if (!existsSync(folder)) throw new Error(`the two trees are not here: ${folder}`);
const changes = readFileSync(join(folder, 'changes.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Change);
const withStatus = (...statuses: Change['status'][]) => changes.filter(({ status }) => statuses.includes(status)).map(({ path }) => path);

await using service = await Service.start();
await service.post('/v1/collections', { name: 'docs' });
await uploadAll('old', withStatus('modified', 'same', 'removed'));
await service.untilIdle('docs', 3_600_000);
const before = await allDocuments();
const then = new Date().toISOString();
const second = await uploadAll('new', withStatus('modified', 'same', 'added'));
await service.untilIdle('docs', 3_600_000);
const after = await allDocuments();

const modified = after.filter(({ externalId, latest }) => withStatus('modified').includes(externalId) && latest.number === 2);
const diffs = await Promise.all(modified.map(({ id }) => get<Diff>(`/v1/documents/${id}/diff?from=1&to=2`)));
const sum = (count: (diff: Diff) => number) => diffs.reduce((total, diff) => total + count(diff), 0);
const changed = sum(({ chunks }) => chunks.added);
const embedded = sum(({ chunks }) => chunks.embedded ?? Number.NaN);
const naive = modified.reduce((total, { latest }) => total + (latest.chunks ?? 0), 0);
const asked = await askAll();
const looked = await lookUpChanges();
const gone = await deleteSome(after.filter(({ externalId }) => withStatus('same').includes(externalId)).slice(0, 3));

writeResult({
  name: 'revisions',
  ratio: Math.round((naive / embedded) * 100) / 100,
  ours: { embedded, changed, embeddedPerChanged: Math.round((embedded / changed) * 1000) / 1000 },
  peer: { name: 'every chunk of a changed document embedded again', embedded: naive },
  // Files that hold no text, such as a folder's index.md with front matter alone, are refused.
  refused: withStatus('modified', 'same', 'added').length - after.length,
  documents: { old: before.length, new: after.length, revisions: after.reduce((total, { latest }) => total + latest.number, 0) },
  same: {
    files: withStatus('same').length,
    live: withStatus('same').filter((path) => before.some(({ externalId }) => externalId === path)).length,
    unchanged: second.filter(({ unchanged }) => unchanged).length,
    untouched: withStatus('same').filter((path) => isUntouched(path)).length,
  },
  chunks: { kept: sum(({ chunks }) => chunks.kept), added: changed, gone: sum(({ chunks }) => chunks.gone) },
  lines: { added: sum(({ linesAdded }) => linesAdded), removed: sum(({ linesRemoved }) => linesRemoved) },
  questions: asked,
  search: looked,
  deletion: gone,
});

function isUntouched(path: string): boolean {
  const [old, young] = [before, after].map((list) => list.find(({ externalId }) => externalId === path)?.latest);
  return young?.number === 1 && young.liveAt === old?.liveAt;
}

async function uploadAll(tree: 'old' | 'new', paths: readonly string[]): Promise<Received['items']> {
  const items: Received['items'] = [];
  for (const path of paths) {
    const file = { name: path, externalId: path, bytes: readFileSync(join(folder, tree, path)), type: 'text/markdown' };
    const response = await service.upload('docs', file);
    if (response.status !== 202) throw new Error(`${tree}/${path}: ${response.status} ${await response.text()}`);
    items.push(...((await response.json()) as Received).items);
  }
  return items;
}

/** The live ones; pages of nothing but a heading for the site's menu are refused as empty. */
async function allDocuments(): Promise<Document[]> {
  const page = await get<z.infer<typeof DocumentList>>('/v1/collections/docs/documents?limit=200');
  return page.items.filter(({ status }) => status === 'live');
}

/** Answers now and then: what is cited, and whether the words of that time are among the passages and those of the other time are not. */
async function askAll() {
  const results = [];
  for (const { question, now, past } of questions) {
    for (const [asOf, expected, other] of [
      [undefined, now, past],
      [then, past, now],
    ] as const) {
      const answer = (await (await service.post('/v1/questions', { question, mode: 'extract', ...(asOf && { asOf }) })).json()) as Answer;
      const shown = answer.passages.map(({ text }) => text).join('\n');
      const isShown = shown.includes(expected) && !shown.includes(other);
      results.push({
        question,
        time: asOf ? 'then' : 'now',
        status: answer.status,
        hasWordsOfItsTime: isShown,
        answer: answer.answer,
        revisions: answer.citations.map(({ revision }) => revision),
      });
    }
  }
  return { asked: results.length, right: results.filter(({ hasWordsOfItsTime }) => hasWordsOfItsTime).length, results };
}

/** Every changed line of some length is searched for, the new one now and the old one then. */
async function lookUpChanges() {
  const lines = diffs.flatMap(({ documentId, changes }) =>
    changes
      .filter(
        ({ kind, from, to }) =>
          kind === 'changed' && lineOf(from.text) !== '' && lineOf(to.text) !== '' && lineOf(from.text) !== lineOf(to.text),
      )
      .map(({ from, to }) => ({ documentId, from: lineOf(from.text), to: lineOf(to.text) })),
  );
  const now = { searched: 0, wrongRevision: 0, found: 0 };
  const past = { searched: 0, wrongRevision: 0, found: 0 };
  for (const { documentId, from, to } of lines) {
    await lookUp(now, { query: to, documentId, revision: 2 });
    await lookUp(past, { query: from, documentId, revision: 1, asOf: then });
  }
  return { now, past };
}

interface Wanted {
  readonly query: string;
  readonly documentId: string;
  readonly revision: number;
  readonly asOf?: string;
}

async function lookUp(
  counts: { searched: number; wrongRevision: number; found: number },
  { query, documentId, revision, asOf }: Wanted,
): Promise<void> {
  const { items } = (await (await service.post('/v1/search', { query, limit: 5, ...(asOf && { asOf }) })).json()) as SearchResult;
  const own = items.filter((item) => item.documentId === documentId);
  counts.searched += 1;
  if (own.some((item) => item.revision !== revision)) counts.wrongRevision += 1;
  if (own.some((item) => item.text.includes(query))) counts.found += 1;
}

/** The first line long enough to be searched for. */
function lineOf(text: string): string {
  const line = text.split('\n').find((each) => each.trim().length >= 30) ?? '';
  return line.trim().slice(0, 300);
}

/** The set removes nothing, so some that stayed the same are deleted by hand; each is looked for at once everywhere. */
async function deleteSome(documents: readonly Document[]) {
  const left: string[] = [];
  for (const { id, title, externalId: path } of documents) {
    const query =
      readFileSync(join(folder, 'new', path), 'utf8')
        .split('\n')
        .find((line) => line.length > 60) ?? (title as string);
    const { id: questionId } = (await (
      await service.post('/v1/questions', { question: query.slice(0, 500), mode: 'extract' })
    ).json()) as Answer;
    const deleted = await service.fetch(`/v1/documents/${id}`, { method: 'DELETE' });
    if (deleted.status !== 204) throw new Error(`DELETE ${path}: ${deleted.status}`);
    const places: Record<string, string> = {
      search: await textOf('/v1/search', { query, limit: 100 }),
      'search then': await textOf('/v1/search', { query, limit: 100, asOf: then }),
      answer: await textOf('/v1/questions', { question: query.slice(0, 500), mode: 'extract' }),
      trace: await (await service.fetch(`/v1/questions/${questionId}`)).text(),
      documents: await (await service.fetch('/v1/collections/docs/documents?limit=200')).text(),
      activity: await (await service.fetch('/v1/activity?hours=24')).text(),
    };
    for (const [place, text] of Object.entries(places)) if (text.includes(id)) left.push(`${path} in ${place}`);
    const report = await get<Deletion>(`/v1/documents/${id}/deletion`);
    if (!report.isGone) left.push(`${path}: ${JSON.stringify(report.present)}`);
  }
  return { deleted: documents.length, left };
}

async function textOf(path: string, body: object): Promise<string> {
  return (await service.post(path, body)).text();
}

async function get<Body>(path: string): Promise<Body> {
  const response = await service.fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Body;
}
