import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Document, type Explanation, NewKey, SearchResult, WhyNot } from '#contract';
import { expectProblem } from '../problems.ts';
import { Service, until } from '../service.ts';

const query = 'How often are roses pruned?';
const secretWord = 'chrysoberyl';
let service: Service;
let keys: { admin: string; reader: string };
const ids = new Map<string, string>();

beforeAll(async () => {
  service = await Service.start();
  keys = { admin: await aKey('admin'), reader: await aKey('reader') };
  await call('admin', '/v1/collections', { name: 'garden' });
  await call('admin', '/v1/collections', { name: 'shed' });
  const pruning = 'Roses are pruned twice a year, in March and after they have flowered, always above the fifth leaf of the shoot.';
  await add('garden', { externalId: 'roses', title: 'Roses', text: pruning, metadata: { year: 2026 } });
  await add('garden', { externalId: 'copy', title: 'Roses again', text: `${pruning} `, metadata: { year: 2026 } });
  await add('garden', { externalId: 'apples', title: 'Apples', text: 'Apple trees are cut back in winter.', metadata: { year: 2019 } });
  await add('shed', { externalId: 'saw', title: 'Saw', text: 'The saw hangs beside the roses.' });
});
afterAll(() => service[Symbol.asyncDispose]());

describe('an explanation', () => {
  test('holds every leg, what they weigh, each candidate’s way and what was left out', async () => {
    const { explanation } = await explain('reader', { nearDuplicates: 'drop', collections: ['garden'], filter: { year: 2026 } });
    expect(explanation.first[0]).toMatch(/^“Roses( again)?” came first with/);
    expect(explanation.legs.keyword[0]).toMatchObject({ rank: 1, normalised: 1 });
    expect(explanation.legs.vector.map(({ rank }) => rank)).toEqual([1, 2]);
    expect(explanation.ranking.map(({ place }) => place)).toEqual([1, null]);
    expect(explanation.ranking[1]?.dropped).toMatchObject({ reason: 'near-duplicate', of: { chunkId: explanation.ranking[0]?.chunkId } });
    expect(explanation.removed).toMatchObject({ readable: { documents: 3 }, filtered: { documents: 1, chunks: 1 }, hidden: null });
    expect(explanation.words.find(({ word }) => word === 'roses')).toMatchObject({ searched: true, passages: 2 });
    expect(explanation.words.find(({ word }) => word === 'often')).toMatchObject({ passages: 0 });
  });

  test('is given only where it was asked for', async () => {
    const found = SearchResult.parse(await (await call('reader', '/v1/search', { query })).json());
    expect(found.explanation).toBeUndefined();
  });
});

describe('why not', () => {
  test.each([
    ['apples', { filter: { year: { gte: 2020 } } }, 'filtered', 'the document has 2019'],
    ['saw', {}, 'other-collection', '“shed”'],
    ['roses', {}, 'shown', 'It came first'],
    ['copy', {}, 'near-duplicate', 'says the same'],
    ['apples', {}, 'shown', 'does not hold'],
  ])('%s %j: %s', async (name, options, step, words) => {
    // Which of two equal texts comes first is chance: the copy is asked for under the name of the one that was left out.
    const dropped = (await explain('reader', { nearDuplicates: 'drop', collections: ['garden'] })).explanation.ranking.find(
      (each) => each.dropped,
    )?.documentId;
    const swapped = dropped === ids.get('roses') && ['roses', 'copy'].includes(name) ? (name === 'roses' ? 'copy' : 'roses') : name;
    const body = { query, nearDuplicates: 'drop', collections: ['garden'], documentId: ids.get(swapped), ...options };
    const found = WhyNot.parse(await (await call('reader', '/v1/search/why-not', body)).json());
    expect(found.step).toBe(step);
    expect(found.why.join(' ')).toContain(words);
  });

  test('finds a document by its external id, and wants to know which', async () => {
    const found = await call('reader', '/v1/search/why-not', { query, collection: 'shed', externalId: 'saw' });
    expect(WhyNot.parse(await found.json())).toMatchObject({ document: { title: 'Saw' }, step: 'shown' });
    for (const body of [{ query }, { query, documentId: 'x', externalId: 'y', collection: 'shed' }, { query, externalId: 'y' }])
      await expectProblem(await call('reader', '/v1/search/why-not', body), 400, 'bad_request');
  });
});

describe('what is hidden', () => {
  let before: Explanation;
  beforeAll(async () => {
    before = (await explain('reader')).explanation;
    const access = { public: false, groups: ['vault'] };
    const text = `Roses are pruned as often as the ${secretWord} says: roses, roses, pruned often.`;
    await add('garden', { externalId: 'secret', title: `Secret ${secretWord}`, text, access });
  });

  test('moves none of the counts, places and words of who may not see it', async () => {
    const { explanation } = await explain('reader');
    const told = ({ removed, words, ranking }: Explanation): unknown => ({
      removed,
      words: words.map(({ word, passages, weight }) => ({ word, passages, weight })),
      ranking: ranking.map(({ chunkId }) => chunkId).sort(),
    });
    expect(told(explanation)).toEqual(told(before));
    expect(JSON.stringify(explanation)).not.toContain(secretWord);
    const asked = await explain('reader', { query: `${secretWord} roses` });
    expect(asked.explanation.words[0]).toMatchObject({ word: secretWord, passages: 0 });
    expect(JSON.stringify(asked.explanation.ranking)).not.toContain(secretWord);
  });

  test('cannot be asked about: the answer is that of a document that is not there', async () => {
    const ask = async (documentId: string | undefined): Promise<string> => {
      const problem = await expectProblem(await call('reader', '/v1/search/why-not', { query, documentId }), 404, 'not_found');
      return problem.detail.replace(documentId ?? '', '…');
    };
    expect(await ask(ids.get('secret'))).toBe(await ask('0190f000-0000-7000-8000-000000000000'));
    const named = async (externalId: string): Promise<string> =>
      (
        await expectProblem(await call('reader', '/v1/search/why-not', { query, collection: 'garden', externalId }), 404, 'not_found')
      ).detail.replace(externalId, '…');
    expect(await named('secret')).toBe(await named('nowhere'));
  });

  test('is counted for an admin who looks with the eyes of others, and for nobody else', async () => {
    const { explanation } = await explain('admin', { readAs: { groups: [] } });
    expect(explanation.removed).toMatchObject({ readable: { documents: 4 }, hidden: { documents: 1, chunks: 1 } });
    expect((await explain('admin', { readAs: { groups: ['vault'] } })).explanation.removed).toMatchObject({ hidden: { documents: 0 } });
    expect((await explain('admin')).explanation.removed.readable.documents).toBe(5);
    const body = { query, documentId: ids.get('secret'), readAs: { groups: ['sales'] } };
    const whyNot = WhyNot.parse(await (await call('admin', '/v1/search/why-not', body)).json());
    expect(whyNot).toMatchObject({ step: 'no-access', passages: [] });
    for (const path of ['/v1/search', '/v1/search/why-not'])
      await expectProblem(
        await call('reader', path, { ...body, ...(path === '/v1/search' && { documentId: undefined }) }),
        403,
        'forbidden',
      );
  });
});

async function aKey(role: 'admin' | 'reader'): Promise<string> {
  const body = JSON.stringify({ name: role, role });
  const authorization: Record<string, string> = role === 'admin' ? {} : { authorization: `Bearer ${adminKey}` };
  const response = await service.fetch('/v1/keys', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body,
  });
  const { key } = NewKey.parse(await response.json());
  if (role === 'admin') adminKey = key;
  return key;
}
let adminKey = '';

function call(role: 'admin' | 'reader', path: string, body: unknown): Promise<Response> {
  return service.post(path, body, { authorization: `Bearer ${keys[role]}` });
}

async function explain(role: 'admin' | 'reader', options: object = {}): Promise<SearchResult & { explanation: Explanation }> {
  const found = SearchResult.parse(await (await call(role, '/v1/search', { query, explain: true, ...options })).json());
  if (!found.explanation) throw new Error('no explanation came');
  return { ...found, explanation: found.explanation };
}

async function add(collection: string, document: Readonly<Record<string, unknown>> & { readonly externalId: string }): Promise<void> {
  const received = (await (await call('admin', `/v1/collections/${collection}/documents`, document)).json()) as {
    items: { documentId: string }[];
  };
  const id = received.items[0]?.documentId ?? '';
  ids.set(document.externalId, id);
  await until(async () => {
    const response = await service.fetch(`/v1/documents/${id}`, { headers: { authorization: `Bearer ${keys.admin}` } });
    return ((await response.json()) as Document).status === 'live' ? true : null;
  });
}
