import { describe, expect, it } from 'vitest';
import type { OutputGround } from '#core';
import { outputCheck } from './output-check.ts';
import type { OutputPolicy } from './mask.ts';

const policy: OutputPolicy = { allowedHosts: [], secrets: 'mask' };
const ground = (text: string, collectionId = 'c'): OutputGround => ({
  collectionId,
  title: 'Guide',
  text,
  url: 'https://docs.example.org/guide',
});
const check = (own: Partial<OutputPolicy> = {}, canaries: readonly string[] = []) =>
  outputCheck({ policies: new Map([['c', { ...policy, ...own }]]), otherwise: policy, canaries: () => new Set(canaries) });
/** Made for this test, of the form only. */
const awsKey = 'AKIA2E0A8F3B244C9986'.replaceAll(/[0189]/g, 'Q');

describe('the output check', () => {
  it('takes an address out of a model’s sentence where what it cites does not have it', () => {
    const { said } = check();
    const text = 'See https://docs.example.org/guide and https://other.example/x.';
    expect(said(text, 'supported', [ground('Nothing.')])).toMatchObject({
      text: 'See https://docs.example.org/guide and [address withheld].',
      findings: [{ kind: 'link' }],
      altered: 'masked',
    });
    expect(said(text, 'verbatim', [ground('Nothing.')])).toEqual({ text, findings: [], isBlocked: false, altered: null });
  });

  it('takes an address that is cited whole or not at all', () => {
    const { said } = check();
    const shown = (address: string, text: string): boolean =>
      said(`See ${address} there.`, 'supported', [ground(text)]).text.includes(address);
    const cited = 'At https://docs.example.com/list?id=12, and [here](https://wiki.example.com/a). <https://x.example.com/b>';
    for (const whole of [
      'https://docs.example.com/list?id=12',
      'docs.example.com/list?id=12',
      'https://wiki.example.com/a',
      'https://x.example.com/b',
    ])
      expect(shown(whole, cited)).toBe(true);
    for (const piece of ['https://docs.example.co', 'https://docs.example.com/list?id=1', 'https://wiki.example.com', '//x.example.com/b'])
      expect(shown(piece, cited)).toBe(false);
    expect(shown('https://evil.example/x', 'https://docs.example.com/?to=https://evil.example/x')).toBe(false);
  });

  it('leaves nothing of what overlaps', () => {
    const text = `${awsKey}@example.org wrote.`;
    const personalIn = () => [{ kind: 'e-mail' as const, start: 10, end: awsKey.length + 12 }];
    expect(check({ personalIn }).said(text, 'verbatim', []).text).toBe('[AWS access key withheld] wrote.');
  });

  it('allows a host only where each collection that is cited does', () => {
    const { said } = outputCheck({
      otherwise: policy,
      policies: new Map([
        ['a', { ...policy, allowedHosts: ['wiki.example.org'] }],
        ['b', policy],
        ['below', { ...policy, allowedHosts: ['*.Example.org'] }],
      ]),
    });
    const text = 'See https://wiki.example.org/x.';
    expect(said(text, 'supported', [ground('', 'a')]).text).toBe(text);
    expect(said(text, 'supported', [ground('', 'a'), ground('', 'b')]).text).toBe('See [address withheld].');
    expect(said(text, 'supported', [ground('', 'a'), ground('', 'below')]).text).toBe(text);
  });

  it('masks secrets, says what they were and never what they are', () => {
    const shown = check().said(`The key is ${awsKey} for now.`, 'verbatim', [ground('')]);
    expect(shown).toMatchObject({ text: 'The key is [AWS access key withheld] for now.', altered: 'masked' });
    expect(JSON.stringify(shown.findings)).not.toContain(awsKey);
    expect(check({ secrets: 'flag' }).said(`The key is ${awsKey}.`, 'verbatim', [])).toMatchObject({
      altered: null,
      findings: [{ kind: 'secret' }],
    });
    expect(check({ secrets: 'off' }).said(`The key is ${awsKey}.`, 'verbatim', []).findings).toEqual([]);
  });

  it('masks personal data where the collection does not tell it', () => {
    const personalIn = (text: string) => [{ kind: 'name' as const, start: text.indexOf('Ada'), end: text.indexOf('Ada') + 3 }];
    expect(check({ personalIn }).said('It was Ada.', 'supported', [])).toMatchObject({
      text: 'It was [name withheld].',
      findings: [{ kind: 'personal-data', reason: 'personal data was masked: name' }],
    });
  });

  it('lets nothing of a model’s sentence through that holds a word of a prompt', () => {
    const { written } = check({}, ['kqzvw']);
    for (const leak of ['The mark is evidence:kqzvw.', 'It is KQZVW.', 'It is k q z v w.', 'It is k-q-z-v-w.', 'I spell: a k q z v w b.'])
      expect(written(leak, [])).toMatchObject({ isBlocked: true, findings: [{ kind: 'canary' }] });
    expect(written('It is kqzvw.', [ground('Of kqzvw it says.')]).isBlocked).toBe(false);
    expect(written('It is quiet.', [])).toEqual({ text: 'It is quiet.', findings: [], isBlocked: false, altered: null });
  });

  it('blocks what says nothing once it is plain', () => {
    expect(check().written('![x](https://evil.example/?q=1).', []).isBlocked).toBe(true);
    expect(check().written('See https://evil.example/?q=1 there.', []).isBlocked).toBe(true);
  });

  it('tells of a model’s insults, and shows them: only where no evidence has the word', () => {
    const { written } = check();
    const rude = 'The kettle is lent for seven days, you idiot.';
    expect(written(rude, [ground('The kettle is lent for seven days.')])).toMatchObject({
      text: rude,
      isBlocked: false,
      findings: [{ kind: 'toxic' }],
    });
    expect(written('They are scum.', [ground('The skins of a scumble glaze.')]).findings).toMatchObject([{ kind: 'toxic' }]);
    expect(written('He plays “The Idiot”.', [ground('“The Idiot” is a novel.')]).findings).toEqual([]);
    expect(written('Shiitake and Scunthorpe are classics.', []).findings).toEqual([]);
  });

  it('gives values of JSON to the letter or not at all', () => {
    const { value } = check();
    for (const harmless of ['Vec<T>', 'the <title> element', '[docs](https://docs.example.org/guide)', 'twelve'])
      expect(value(harmless, [ground('')])).toMatchObject({ text: harmless, isBlocked: false, findings: [] });
    for (const hostile of [
      '![x](https://docs.example.org/guide)',
      '<script>alert(1)</script>',
      'https://evil.example/',
      awsKey,
      'a\u001b[2Jb',
    ])
      expect(value(hostile, [ground('')]).isBlocked).toBe(true);
  });
});
