import { describe, expect, it } from 'vitest';
import { cleanWritten } from './clean-written.ts';

const cited = [
  'The guide is at https://docs.example.org/guide?page=2, or [here](https://docs.example.org/start).',
  'Use the <title> element.',
];
const rules = { allowedHosts: ['wiki.example.org', '*.intra.example.org', 'bücher.example'], cited };
const clean = (text: string) => cleanWritten(text, rules);
const kinds = (text: string): string[] => clean(text).findings.map(({ kind }) => kind);

describe('a model’s words', () => {
  it('keep what links say, and lose where they lead but to what is allowed or cited', () => {
    expect(clean('See [the guide](https://evil.example/?q=secret) first.')).toMatchObject({
      text: 'See the guide first.',
      badAddresses: 0,
    });
    expect(kinds('See [the guide](https://evil.example/?q=secret) first.')).toEqual(['link']);
    expect(clean('See [the guide](https://docs.example.org/guide?page=2 "x").').text).toBe(
      'See the guide (https://docs.example.org/guide?page=2).',
    );
    expect(clean('See [it](https://wiki.example.org/a?b=c).').text).toBe('See it (https://wiki.example.org/a?b=c).');
    expect(clean('See https://docs.example.org/guide?page=2.')).toMatchObject({
      text: 'See https://docs.example.org/guide?page=2.',
      badAddresses: 0,
    });
    expect(kinds('See [it](../next.md).')).toEqual([]);
  });

  it.each([
    'See https://evil.example/x.',
    'See https://docs.example.org/guide?page=2&more=secret.',
    'See www.evil.example today.',
    'See evil.com/collect?q=secret now.',
    'See //evil.example/x now.',
    'See HTTPS://EVIL.EXAMPLE/x.',
    'See <https://evil.example/x>.',
    'See ftp://evil.example/x.',
    'See https://wiki.example.org@evil.example/x.',
    'See https://wiki.example.org:pass@wiki.example.org/x.',
    'See https://evil.example\\@wiki.example.org/.',
    'See https://wiki.example.org.evil.example/.',
    'See https://wіki.example.org/ (with a letter of another script).',
    'See https://xn--wki-pma.example.org/.',
    'See https://intra.example.org.evil.example/.',
    'See ht\u200btps://ev\u2060il.example/x.',
    'See https&#58;//evil.example/x.',
    'See https:\\//evil.example/x.',
    'Write to mailto:evil@evil.example?body=secret now.',
    'See javascript:alert(1) now.',
    'See data:text/html,hello now.',
    'See data:text/html;base64,PHNjcmlwdD4= now.',
    '[1]: https://evil.example/x "defined."',
  ])('may not hold the address of %s', (text) => {
    expect(clean(text).badAddresses).toBeGreaterThan(0);
  });

  it.each([
    'See https://a.intra.example.org/x?y=1.',
    'See https://wiki.example.org./x.',
    'See https://xn--bcher-kva.example/x.',
    'See https://bücher.example/x.',
    'The ratio is 3/4 and e.g. the file a/b.c is read.',
    'Version 1.2.3 is and/or was current.',
    'JavaScript: the good parts. Data: seven. About: nothing.',
  ])('may say %s', (text) => {
    expect(clean(text)).toMatchObject({ badAddresses: 0, findings: [] });
  });

  it.each([
    ['An ![image](https://evil.example/?q=1) follows.', 'An follows.', ['image']],
    ['A [![badge](https://evil.example/b)](https://evil.example/c) follows.', 'A follows.', ['image']],
    ['](https://evil.example/?q=x) it says.', 'it says.', ['link']],
    ['Half an ![image', 'Half an ! [image', []],
    ['An <img src="https://evil.example/?q=1"> follows.', 'An follows.', ['markup', 'image']],
    ['An &lt;img src=x onerror=alert(1)&gt; follows.', 'An follows.', ['markup', 'image']],
    ['A <script>alert(1)</script> follows.', 'A alert(1) follows.', ['markup']],
    ['Half a <img src=x onerror=alert(1) ', 'Half a', ['markup', 'image']],
    ['A <b>bold</b> word.', 'A bold word.', ['markup']],
    ['Use the <title> element.', 'Use the <title> element.', []],
    ['A Vec<T> is a list, and a<b.', 'A Vec<T> is a list, and a<b.', []],
    ['Click [here](javascript:alert(1)).', 'Click here.', ['link']],
    ['Click [here](java&#115;cript:alert(1)).', 'Click here.', ['link']],
    ['Click [[here](https://evil.example/a)](https://evil.example/b).', 'Click here.', ['link']],
    ['It is \u001b[31mred\u001b[0m and \u001b]0;title\u0007done.', 'It is red and done.', ['markup']],
    ['A \u202egnirts\u202c turned.', 'A gnirts turned.', ['markup']],
    ['Tagged\u{e0041}\u{e0042}.', 'Tagged.', ['markup']],
    [`Bits ${'\u200c\u200d'.repeat(8)}in it.`, 'Bits in it.', ['markup']],
    ['Smuggled 😀\u{e0159}\u{e015f}\ufe0a.', 'Smuggled 😀.', ['markup']],
  ])('%j read %j', (text, plain, found) => {
    expect(clean(text)).toMatchObject({ text: plain, badAddresses: 0 });
    expect(kinds(text)).toEqual(found);
  });
});
