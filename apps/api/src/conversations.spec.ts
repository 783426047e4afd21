import { describe, expect, it } from 'vitest';
import { readConfig } from '#config';
import { type AnswerChoice, Fault, type Principal } from '#core';
import type { Before, StoredTrace } from '#store';
import { openLog } from '#telemetry';
import { Conversations } from './conversations.ts';

const principal: Principal = { organisationId: 'default', keyId: null, role: 'admin', groups: [] };
const never = new AbortController().signal;
const config = readConfig({ AQUIFER_LEG_DEADLINE_MS: '20' });
const over = (before: () => Promise<Before>, get: () => Promise<StoredTrace> = () => Promise.reject(new Error('not asked for'))) =>
  new Conversations({ before }, { get }, config, openLog({ level: 'silent', format: 'json' }));

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

describe('a reply to a question', () => {
  const offered: AnswerChoice[] = ['Basic', 'Pro'].map((name) => ({
    question: `What does ${name} cost?`,
    documentId: name,
    title: name,
    hint: '',
  }));
  const aTrace = (answer: object | null): StoredTrace => ({ question: 'And what does it cost?', answer }) as StoredTrace;
  const nobody = async (): Promise<Before> => ({ turns: [], offered: [] });

  it('is read after that question as it stood alone, with what was asked back to it', async () => {
    const understood = { query: 'What does the plan cost?' };
    const replying = over(nobody, async () => aTrace({ choices: offered, understood }));
    expect(await replying.repliedTo(principal, 'q')).toEqual({ turns: [understood.query], offered });
  });

  it('is read after its words alone where it failed, or where nothing was asked back', async () => {
    const replying = over(nobody, async () => aTrace(null));
    expect(await replying.repliedTo(principal, 'q')).toEqual({ turns: ['And what does it cost?'], offered: [] });
  });

  it('is refused where the question is not theirs to read', async () => {
    const replying = over(nobody, () => Promise.reject(new Fault('not_found', 'There is no question q, or it is not yours.')));
    await expect(replying.repliedTo(principal, 'q')).rejects.toMatchObject({ code: 'not_found' });
  });
});
