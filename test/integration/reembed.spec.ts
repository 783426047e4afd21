import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SearchResult } from '#contract';
import { Service, until } from '../service.ts';

test('documents embedded by one model get vectors of the next one at its first start', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'aquifer-reembed-'));
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  {
    await using service = await Service.start({ dataDir });
    const document = await service.settle('default', {
      name: 'owl.md',
      bytes: '# Owls\n\nThe tawny owl hunts at night along the forest edge.\n',
    });
    expect(document.status).toBe('live');
  }
  await using service = await Service.start({ dataDir, environment: { AQUIFER_EMBEDDER: 'all-minilm-l6-v2-int8' } });
  const found = await until(async () => {
    const result = (await (
      await service.post('/v1/search', { query: 'which bird is awake after dark', explain: true })
    ).json()) as SearchResult;
    return result.items[0]?.scores?.vector ? result.items[0] : null;
  });
  expect(found.externalId).toBe('owl.md');
});
