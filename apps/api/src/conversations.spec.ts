import { expect, it } from 'vitest';
import { readConfig } from '#config';
import { Fault, type Principal } from '#core';
import { openLog } from '#telemetry';
import { Conversations } from './conversations.ts';

const principal: Principal = { organisationId: 'default', keyId: null, role: 'admin', groups: [] };
const never = new AbortController().signal;
const config = readConfig({ AQUIFER_LEG_DEADLINE_MS: '20' });
const over = (stored: Partial<ConstructorParameters<typeof Conversations>[0]>) => {
  const notAskedFor = () => Promise.reject(new Error('not asked for'));
  const all = { before: notAskedFor, repliedTo: notAskedFor, turnsBefore: notAskedFor, ...stored };
  return new Conversations(all, config, openLog({ level: 'silent', format: 'json' }));
};

it('tells what goes before a question of a conversation, and nothing of one that belongs to none', async () => {
  const before = { turns: ['Who was Ada Lovelace?'], offered: [] };
  const stored = over({ before: async () => before });
  expect(await stored.before(principal, 'c', never)).toEqual(before);
  expect(await stored.before(principal, null, never)).toEqual({ turns: [] });
});

const stalled = () => new Promise<never>(() => {});
const broken = () => Promise.reject(new Error('connection lost'));

it.each([stalled, broken])('says that it could not be read rather than keep the asker waiting', async (read) => {
  const conversations = over({ before: read, repliedTo: read, turnsBefore: read });
  expect(await conversations.before(principal, 'c', never)).toEqual({ turns: null });
  expect(await conversations.repliedTo(principal, 'q', never)).toEqual({ turns: null });
  expect(await conversations.turnsBefore(principal, 'q', never)).toBeNull();
});

it('refuses a reply to a question that is not theirs to read', async () => {
  const repliedTo = () => Promise.reject(new Fault('not_found', 'There is no question q, or it is not yours.'));
  await expect(over({ repliedTo }).repliedTo(principal, 'q', never)).rejects.toMatchObject({ code: 'not_found' });
});
