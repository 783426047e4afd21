import { describe, expect, it } from 'vitest';
import { BrokenStream, Completion } from './completion.ts';
import { faultOfStatus, faultOfStream, mayPass, wordsForOperator, wordsWithRemedy } from './remote-faults.ts';

const key = 'sk-"ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const remote = { name: 'fast', model: 'tiny', key };
const secret = 'The salary of Anna Schmidt is 91,000 euros.';
const answering = (status: number): Response => new Response(null, { status, headers: { 'retry-after': '7' } });

describe('the fault of a server', () => {
  it.each([400, 401, 404, 418, 422, 429, 500, 503])('that answers %i has words of ours for whoever asks, its own for the log', (status) => {
    const fault = faultOfStatus(remote, answering(status), JSON.stringify({ error: { message: `cannot read ${secret}` } }));
    expect(fault.message).toContain('"fast"');
    expect(fault.message).toContain(`(${status})`);
    expect(fault.message).not.toContain('Anna');
    expect(wordsForOperator(fault)).toContain(`cannot read ${secret}`);
  });

  it('quotes nothing of a success that is none: it may be an answer', () => {
    const fault = faultOfStatus(remote, answering(201), JSON.stringify({ choices: [{ message: { content: secret } }] }));
    expect(wordsForOperator(fault)).not.toContain('Anna');
  });

  it.each([`{"choices":"${secret}"}`, `{"choices":[{"delta":{"content":"${secret}"`, `{"choices":[{"delta":{"content":["${secret}"]}}]}`])(
    'never quotes what may be its model’s words: %s',
    (data) => {
      const fault = faultOfStream(remote, failureOf(data), true);
      expect(wordsForOperator(fault)).toMatch(/"fast" sends .*no (?:JSON|chat completion)/);
      expect(wordsForOperator(fault)).not.toContain('Anna');
    },
  );

  it('that says in its stream why it ends tells only its operator', () => {
    const fault = faultOfStream(remote, failureOf(`{"error":{"message":"died of ${key.replace('"', '\\"')}"}}`), true);
    expect(fault.message).toBe('the server of "fast" says in the middle of its answer that it failed; its log tells more');
    expect(wordsForOperator(fault)).toContain('died of (the key)');
  });

  it.each([
    ['as it is', key],
    ['as JSON writes it', JSON.stringify(key)],
    ['as an address writes it', encodeURIComponent(key)],
    ['where the excerpt is cut', 'x'.repeat(175) + key],
  ])('has no key in it, %s', (_, said) => {
    const wrong = new TypeError('fetch failed', { cause: new Error(`Bearer ${said} is wrong`) });
    for (const fault of [faultOfStatus(remote, answering(401), said), faultOfStream(remote, wrong), faultOfStream(remote, broken(said))]) {
      expect(JSON.stringify([fault.message, wordsForOperator(fault)])).not.toContain('ABCDE');
      expect(wordsForOperator(fault)).toContain('the key');
    }
  });

  it('that cannot be reached names no address to whoever asks', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:8000'), { code: 'ECONNREFUSED' });
    const fault = faultOfStream(remote, new TypeError('fetch failed', { cause: refused }));
    expect(fault.message).toBe('the server of "fast" cannot be reached (ECONNREFUSED); see that it runs and that its address is right');
    expect(wordsForOperator(fault)).toContain('10.1.2.3:8000');
  });

  it.each([
    [302, '', 'write the address'],
    [401, '', 'set fast=… in AQUIFER_REMOTE_KEYS'],
    [400, 'maximum context length is 12 tokens', 'set its contextTokens'],
  ])('tells its operator alone what to set: %i %s', (status, body, remedy) => {
    const fault = faultOfStatus(remote, answering(status), body);
    expect(fault.message).not.toContain(remedy);
    expect(wordsWithRemedy(fault)).toContain(remedy);
  });

  it('that breaks off names no code to whoever asks', () => {
    const closed = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
    const fault = faultOfStream(remote, new TypeError('terminated', { cause: closed }), true);
    expect(fault.message).toBe('the server of "fast" broke off in the middle of its answer; its log tells more');
    expect(wordsForOperator(fault)).toContain('other side closed');
  });

  it('says whether the same request may do better in a moment', () => {
    expect([500, 503, 401, 400, 429].filter((status) => mayPass(faultOfStatus(remote, answering(status), '')))).toEqual([500, 503]);
    expect(mayPass(faultOfStream(remote, broken('')))).toBe(true);
    expect(faultOfStatus(remote, answering(429), '').retryAfterSeconds).toBe(7);
  });
});

const broken = (said: string): BrokenStream => new BrokenStream('broke', { said });

function failureOf(data: string): unknown {
  try {
    return new Completion().take(data);
  } catch (error) {
    return error;
  }
}
