import { expect, it } from 'vitest';
import { type CollectionRanking, CollectionRankings, defaultCollectionSettings } from '#core';
import { outputChecks } from './output-checks.ts';

const layers = { documents: true, questions: true, prompt: true, answers: true, poisoning: true };
const collection = (id: string, more: Partial<CollectionRanking>): CollectionRanking => ({
  id,
  profile: null,
  ranking: defaultCollectionSettings.ranking,
  ...more,
});

class Fixed extends CollectionRankings {
  private readonly rankings: readonly CollectionRanking[];
  constructor(...rankings: readonly CollectionRanking[]) {
    super();
    this.rankings = rankings;
  }
  override async read(_scope: unknown, signal: AbortSignal): Promise<CollectionRanking[]> {
    signal.throwIfAborted();
    return [...this.rankings];
  }
}

const scope = { collectionIds: ['plain', 'own'] };
const ground = (collectionId: string) => ({ collectionId, title: 'T', text: '', url: null });
const never = new AbortController().signal;
const canaries = () => new Set(['kqzvw']);

it('checks what is said as the collection it rests on wants it', async () => {
  const rankings = new Fixed(
    collection('plain', {}),
    collection('own', {
      output: { allowedHosts: ['wiki.example.org'], secrets: 'off' },
      personalData: { mode: 'redact', kinds: ['e-mail'] },
    }),
  );
  const check = await outputChecks(layers, { rankings, canaries })?.(scope, never);
  const said = (collectionId: string) =>
    check?.said('See https://wiki.example.org/x, password: Winter2024!x, ada@example.org.', 'supported', [ground(collectionId)]).text;
  expect(said('plain')).toBe('See [address withheld], password: [password withheld], ada@example.org.');
  expect(said('own')).toBe('See https://wiki.example.org/x, password: Winter2024!x, [e-mail withheld].');
  expect(check?.written('It is kqzvw.', []).isBlocked).toBe(true);
});

it('knows words of prompts that were made after it', async () => {
  let words = new Set<string>();
  const check = await outputChecks(layers, { rankings: new Fixed(), canaries: () => words })?.(scope, never);
  words = new Set(['kqzvw']);
  expect(check?.written('It is kqzvw.', []).isBlocked).toBe(true);
});

it('is not read for whoever has gone', async () => {
  const check = outputChecks(layers, { rankings: new Fixed(), canaries })?.(scope, AbortSignal.abort());
  await expect(check).rejects.toThrow('aborted');
});

it('is nothing where the layer is off', () => {
  expect(outputChecks({ ...layers, answers: false }, { rankings: new Fixed(), canaries })).toBeUndefined();
});
