import { outputCheck } from '#guard';
import { cpuMs, hostileShapes, seeded } from '../guard-texts.ts';

const shapes = [
  ...hostileShapes,
  '![',
  '![a](',
  '](',
  '](<',
  '[a][b]',
  '[a]: ',
  '<img src=x ',
  '<x on=',
  '</',
  'http://a](',
  'http://a)[',
  'http://(',
  'a.b.c.d/',
  '//a.b',
  'www.a',
  'javascript:',
  'data:a/',
  'mailto:a',
  'ghp_aaaaaaaa',
  'AKIAQQQQ',
  'eyJaaaaaaaaaaaa.',
  'eyJ-',
  '-----BEGIN PRIVATE KEY-----',
  'MIIEaaIBAAKCAQ',
  'password: ',
  'password=aA1!',
  'token ',
  'secret:"',
  'a://b:c@',
  'a://b:',
  'SG.',
  'xoxb-1-',
  'k q z v w ',
  'k.q.',
  '\u001b[',
  '\u001b]',
  '\u202e',
  '\\',
  ')',
  '.)',
] as const;
const mostUnits = 60_000;
/** A thousand times what ordinary text takes. */
const slowestMsPerKb = 50;

/** Texts made of unfinished beginnings, for so many seconds: none may take longer than its length allows, and nothing shown may be live. */
export function fuzzed(seed: number, seconds: number): object {
  const random = seeded(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const ways: readonly (() => string)[] = [
    () => pick(shapes).repeat(1 + Math.floor(random() * 6_000)),
    () => Array.from({ length: 1 + Math.floor(random() * 60) }, () => pick(shapes)).join(pick(['', ' ', '\n'])),
    () => Array.from({ length: 1 + Math.floor(random() * 40) }, () => pick(shapes).repeat(1 + Math.floor(random() * 90))).join(''),
    () => String.fromCharCode(...Array.from({ length: 1 + Math.floor(random() * 2_000) }, () => Math.floor(random() * 65_536))),
  ];
  const check = outputCheck({
    policies: new Map(),
    otherwise: { allowedHosts: ['a.b'], secrets: 'mask' },
    canaries: () => new Set(['kqzvw']),
  });
  const ground = { collectionId: 'c', title: 'a', text: 'http://a', url: null };
  const until = performance.now() + seconds * 1_000;
  let [texts, units] = [0, 0];
  let slowest = { msPerKb: 0, begins: '' };
  while (performance.now() < until) {
    const text = pick(ways)().slice(0, mostUnits);
    const begun = cpuMs();
    const written = check.written(text, [ground]);
    const said = check.said(written.text, 'supported', [ground]).text;
    const quoted = check.said(text, 'verbatim', [ground]).text;
    check.value(text, [ground]);
    const msPerKb = (cpuMs() - begun) / Math.max(1, text.length / 1_000);
    for (const shown of [said, quoted]) {
      const live = liveIn(shown);
      if (live !== null) throw new Error(`still live: ${live}`);
    }
    if (text.length > 1_000 && msPerKb > slowest.msPerKb) slowest = { msPerKb: Math.round(msPerKb * 100) / 100, begins: text.slice(0, 40) };
    if (msPerKb > slowestMsPerKb && text.length > 1_000)
      throw new Error(`${msPerKb} ms for each kB of ${text.length}: ${JSON.stringify(text.slice(0, 200))}`);
    texts += 1;
    units += text.length;
  }
  return { seconds, texts, units, slowest };
}

/** By other means than the check's own: what a page or a terminal would act on. */
function liveIn(text: string): string | null {
  // oxlint-disable-next-line no-control-regex
  const at = text.search(/<(?:img|script|iframe|svg)\b|(?<![a-z])javascript:[^\s)\]]|!\[[^[\]]*\]\(|[\u001b\u202a-\u202e]/i);
  return at < 0 ? null : JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
}
