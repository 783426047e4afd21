import { expect, it } from 'vitest';
import { readConfig } from '#config';
import type { Principal } from '#core';
import type { Before } from '#store';
import { openLog } from '#telemetry';
import { Conversations } from './conversations.ts';

const principal: Principal = { organisationId: 'default', keyId: null, role: 'admin', groups: [] };
const never = new AbortController().signal;
const over = (before: () => Promise<Before>) =>
  new Conversations({ before }, readConfig({ AQUIFER_LEG_DEADLINE_MS: '20' }), openLog({ level: 'silent', format: 'json' }));

it('tells what goes before a question of a conversation, and nothing of one that belongs to none', async () => {
  const before = { turns: ['Who was Ada Lovelace?'], offered: [] };
  const stored = over(async () => before);
  expect(await stored.before(principal, 'c', never)).toEqual(before);
  expect(await stored.before(principal, null, never)).toEqual({ turns: [] });
});

it('says that it could not be read rather than keep the asker waiting', async () => {
  expect(await over(() => new Promise(() => {})).before(principal, 'c', never)).toEqual({ turns: null });
  expect(await over(() => Promise.reject(new Error('connection lost'))).before(principal, 'c', never)).toEqual({ turns: null });
});
