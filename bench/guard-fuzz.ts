// Texts made to break the guard, for so many seconds: `npm run bench -- guard-fuzz 3600 7` (seconds, seed). Every finding's span must lie
// within the text and hold something, every stretch of the canonical form must come of a stretch of the text, the canonical form of a
// canonical form must be itself, and no text may take more than a bounded time for its length.
import { canonicalise, canonicalOf, originalSpan, scan } from '#guard';
import { cpuMs, hostileShapes, seeded } from './guard-texts.ts';
import { writeResult } from './result.ts';

const seconds = Number(process.argv[2] ?? 20);
const random = seeded(Number(process.argv[3] ?? 1));
const mostUnits = 60_000;
/** A thousand times what ordinary text takes; a pattern that runs away takes minutes. */
const slowestMsPerKb = 100;

const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
const ways: readonly (() => string)[] = [
  () => pick(hostileShapes).repeat(1 + Math.floor(random() * 4_000)),
  () => Array.from({ length: 1 + Math.floor(random() * 400) }, () => pick(hostileShapes)).join(pick(['', ' ', '\n'])),
  () => String.fromCharCode(...Array.from({ length: 1 + Math.floor(random() * 3_000) }, () => Math.floor(random() * 65_536))),
  () => Array.from({ length: 1 + Math.floor(random() * 60) }, () => pick(hostileShapes).repeat(1 + Math.floor(random() * 60))).join(''),
];
const wrappings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => Buffer.from(text).toString('base64'),
  (text) => `<!-- ${text} -->`,
  (text) => `<p style="display:none">${text}`,
  (text) => encodeURIComponent(text.toWellFormed()),
  (text) => Array.from(text).reverse().join(''),
];

const until = performance.now() + seconds * 1_000;
let [texts, units, findings] = [0, 0, 0];
let slowest = { msPerKb: 0, begins: '' };
while (performance.now() < until) {
  const text = pick(wrappings)(pick(wrappings)(pick(ways)())).slice(0, mostUnits);
  const begun = cpuMs();
  const verdict = scan(text);
  const msPerKb = (cpuMs() - begun) / Math.max(1, text.length / 1_000);
  for (const { start, end } of verdict.findings) {
    if (!(start >= 0 && start < end && end <= text.length))
      throw new Error(`span ${start} to ${end} of ${text.length}: ${JSON.stringify(text)}`);
    findings += 1;
  }
  checkCanonical(text);
  if (msPerKb > slowest.msPerKb) slowest = { msPerKb: Math.round(msPerKb * 100) / 100, begins: text.slice(0, 40) };
  if (msPerKb > slowestMsPerKb)
    throw new Error(`${msPerKb} ms for each kB of a text of ${text.length}: ${JSON.stringify(text.slice(0, 200))}`);
  texts += 1;
  units += text.length;
}
writeResult({
  name: 'guard-fuzz',
  ratio: 1,
  ours: { texts, units, findings, slowest },
  peer: { text: 'none: a trial, not a comparison' },
  seconds,
});

function checkCanonical(text: string): void {
  const { canonical } = canonicalise(canonicalOf(text));
  for (let look = 0; look < 8; look += 1) {
    const start = Math.floor(random() * (canonical.text.length + 1));
    const end = start + Math.floor(random() * (canonical.text.length + 1 - start));
    const of = originalSpan(canonical, start, end);
    if (!(of.start >= 0 && of.start <= of.end && of.end <= text.length))
      throw new Error(
        `${start} to ${end} of the canonical form came of ${of.start} to ${of.end} of ${text.length}: ${JSON.stringify(text)}`,
      );
  }
  // An entity may stand in what another one was decoded to.
  const plain = canonical.text.replaceAll('&', '+');
  const once = canonicalise(canonicalOf(plain)).canonical.text;
  const twice = canonicalise(canonicalOf(once)).canonical.text;
  if (once !== twice) throw new Error(`the canonical form is not its own: ${JSON.stringify({ text, once, twice })}`);
}
