// The guard over texts by somebody who had not read it (test/red-team): `npm run bench -- guard-red-team [misses]`. Weights and thresholds
// saw none of them. Cues were written after reading what was missed in the half called `tune`; of `hold` the counts were seen; of `unseen`
// nothing, by nobody who writes cues: they are the honest figures. `own` are texts by whoever wrote the cues, to tune them on.
// `misses` prints what went wrong in `tune`, only there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { questionTrouble, scan } from '#guard';
import { wilsonInterval } from '#quality';
import { root } from '../test/service.ts';
import { guardPeers } from './guard-texts.ts';
import { writeResult } from './result.ts';

interface RedTeamText {
  readonly id: string;
  readonly set: 'tune' | 'hold' | 'own' | 'unseen';
  readonly kind: string;
  readonly language: string;
  readonly text: string;
  readonly isAttack: boolean;
}

const read = (name: string, isAttack: boolean): RedTeamText[] =>
  readFileSync(join(root, 'test/red-team', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => ({ ...(JSON.parse(line) as Omit<RedTeamText, 'isAttack'>), isAttack }));
const own = readFileSync(join(root, 'test/red-team/own.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): RedTeamText => ({ ...(JSON.parse(line) as Omit<RedTeamText, 'set'>), set: 'own' }));
const unseen = [...read('unseen/attacks', true), ...read('unseen/benign', false)].map((text): RedTeamText => ({ ...text, set: 'unseen' }));
const texts = [...read('attacks', true), ...read('benign', false), ...own, ...unseen].map((text) => {
  const { level, findings } = scan(text.text);
  return { ...text, level, findings, byExpressions: guardPeers.some((pattern) => pattern.test(text.text)) };
});
type Judged = (typeof texts)[number];

if (process.argv[2] === 'misses')
  for (const { set, isAttack, level, id, text, findings } of texts)
    if (set === 'tune' && (level === 'clean') === isAttack)
      console.log(JSON.stringify({ id, level, why: findings.map(({ cues, score }) => [score, ...cues].join(' ')), text }));

const rate = (of: readonly Judged[], isFlagged: (text: Judged) => boolean): object => {
  const flagged = of.filter(isFlagged).length;
  return {
    texts: of.length,
    flagged,
    share: Math.round((flagged / Math.max(1, of.length)) * 1_000) / 1_000,
    interval: wilsonInterval(flagged, of.length),
  };
};
const kindOf = ({ kind, isAttack, language }: Judged): string =>
  !isAttack ? `harmless ${kind}` : language === 'en' ? kind : `not English`;
const report = (set: string, isFlagged: (text: Judged) => boolean): object => {
  const chosen = texts.filter((text) => text.set === set);
  return {
    attacks: rate(
      chosen.filter(({ isAttack }) => isAttack),
      isFlagged,
    ),
    kinds: Object.fromEntries([...Map.groupBy(chosen, kindOf)].map(([kind, of]) => [kind, rate(of, isFlagged)])),
    quarantined: rate(
      chosen.filter(({ isAttack }) => !isAttack),
      ({ level }) => level === 'quarantined',
    ),
  };
};
/** Of each kind, English and not, every other one was tuned on. */
const halves = new Map<string, number>();
const questions = read('unseen/questions', false).map(({ kind, language, text }) => {
  const group = `${kind} ${language === 'en'}`;
  const place = halves.get(group) ?? 0;
  halves.set(group, place + 1);
  return { isAttack: kind === 'attack', isUnseen: place % 2 === 1, isRefused: questionTrouble(text) !== null };
});
const refused = (isUnseen: boolean, isAttack: boolean): object => {
  const of = questions.filter((question) => question.isUnseen === isUnseen && question.isAttack === isAttack);
  const count = of.filter(({ isRefused }) => isRefused).length;
  return { questions: of.length, refused: count, interval: wilsonInterval(count, of.length) };
};
const ours = (text: Judged): boolean => text.level !== 'clean';
const shareOf = (isFlagged: (text: Judged) => boolean): number =>
  texts.filter((text) => text.isAttack && text.set === 'unseen' && isFlagged(text)).length;
writeResult({
  name: 'guard-red-team',
  ratio:
    Math.round(
      (shareOf(ours) /
        Math.max(
          1,
          shareOf(({ byExpressions }) => byExpressions),
        )) *
        100,
    ) / 100,
  ours: { tune: report('tune', ours), hold: report('hold', ours), own: report('own', ours), unseen: report('unseen', ours) },
  questions: {
    tune: { attacking: refused(false, true), harmless: refused(false, false) },
    unseen: { attacking: refused(true, true), harmless: refused(true, false) },
  },
  peer: {
    text: 'ten regular expressions',
    hold: report('hold', ({ byExpressions }) => byExpressions),
    unseen: report('unseen', ({ byExpressions }) => byExpressions),
  },
});
