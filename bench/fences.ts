// What marks around evidence that nobody can guess cost a model that keeps what it has read: of the prompts of 200 questions (bench/serving/question-mix.ts),
// the share that begins as an earlier prompt of the same rights did, reckoned from the texts. `FILE` as generation/clapnq-passages/items.jsonl.
import { readFileSync } from 'node:fs';
import { HourlyFences, loadPrompts } from '#answer';
import { fillIn, invariant } from '#core';
import { seededRandom } from '../test/conformance/random.ts';
import { writeResult } from './result.ts';
import { drawMix, followUp, realistic, worded } from './serving/question-mix.ts';

interface Item {
  readonly question: string;
  readonly passages: readonly { readonly title: string; readonly sentences: readonly string[] }[];
}

const [file] = process.argv.slice(2);
invariant(file, 'name a file of questions with passages: npm run bench -- fences FILE');
const items = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Item);
const { compose } = loadPrompts();
const hourMs = 3_600_000;
const mix = drawMix(realistic, seededRandom(7));

type FenceOf = (scope: string, at: Date) => string;
const secret = new Uint8Array(32).fill(7);
const perRequest = (): FenceOf => {
  let asked = 0;
  return (scope, at) => hourly(`${scope} ${(asked += 1)}`, at);
};

writeResult({
  name: 'fences',
  ratio: Math.round((reckoned(hourly, 8).shared / reckoned(perRequest(), 8).shared) * 100) / 100,
  ours: { inEightHours: reckoned(hourly, 8), inAnHour: reckoned(hourly, 1) },
  peer: { ...reckoned(perRequest(), 8), text: 'another word for each request' },
  plain: reckoned(() => '', 8),
  mix: realistic,
});

function hourly(scope: string, at: Date): string {
  return new HourlyFences({ secret, clock: () => at }).fenceOf(scope);
}

/** Shares of all letters: those of instructions, and all that an earlier prompt of the same rights begins with, instructions with it. */
function reckoned(fenceOf: FenceOf, hours: number): { instructions: number; shared: number; letters: number } {
  const before = new Map<string, string[]>();
  let [letters, shared] = [0, 0];
  for (const [index, { topic, wording, scope, follows }] of mix.entries()) {
    const item = items[topic % items.length] as Item;
    const asked = follows === null ? worded(item.question, wording) : followUp(wording);
    const user = userOf(item, asked, fenceOf(scope, new Date((index / mix.length) * hours * hourMs)));
    const earlier = before.get(scope) ?? [];
    letters += compose.system.length + user.length;
    // The instructions of a first prompt are read on disk: they are the same whoever asks.
    shared += compose.system.length + Math.max(0, ...earlier.map((one) => sharedLength(one, user)));
    before.set(scope, [...earlier, user]);
  }
  const share = (part: number): number => Math.round((part / letters) * 1000) / 1000;
  return { instructions: share(compose.system.length * mix.length), shared: share(shared), letters };
}

function userOf({ passages }: Item, question: string, fence: string): string {
  const mark = fence === '' ? 'evidence' : `evidence:${fence}`;
  const texts = passages.map(
    ({ title, sentences }, index) => `<${mark} number="${index + 1}" title="${title}">\n${sentences.join(' ')}\n</${mark}>`,
  );
  return fillIn(compose.user, { passages: texts.join('\n'), history: '', question });
}

function sharedLength(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}
