import { expect, it } from 'vitest';
import { readConfig } from '#config';
import type { Principal } from '#core';
import { openLog } from '#telemetry';
import { Conversations } from './conversations.ts';

const principal: Principal = { organisationId: 'default', keyId: null, role: 'admin', groups: [] };
const never = new AbortController().signal;
const over = (turns: () => Promise<string[]>) =>
  new Conversations({ turns }, readConfig({ AQUIFER_LEG_DEADLINE_MS: '20' }), openLog({ level: 'silent', format: 'json' }));

it('tells the questions before one of a conversation, and none of one that belongs to none', async () => {
  const stored = over(async () => ['Who was Ada Lovelace?']);
  expect(await stored.turns(principal, 'c', never)).toEqual(['Who was Ada Lovelace?']);
  expect(await stored.turns(principal, null, never)).toEqual([]);
});

it('says that they could not be read rather than keep the asker waiting', async () => {
  expect(await over(() => new Promise(() => {})).turns(principal, 'c', never)).toBeNull();
  expect(await over(() => Promise.reject(new Error('connection lost'))).turns(principal, 'c', never)).toBeNull();
});
