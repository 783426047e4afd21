import type { GuardLevel, Span } from '#core';
import type { Concealment, HiddenSpan, Reading, Unit } from './read-units.ts';
import { readText } from './read-units.ts';
import { addressing, speaking, whispering } from './score/cues.ts';
import { cueNames } from './score/cues-of.ts';
import reasons from './reasons.json' with { type: 'json' };
import served from './score/weights.json' with { type: 'json' };
import { scoreOf, type Weights } from './score/weights.ts';

export interface Finding extends Span {
  readonly level: Exclude<GuardLevel, 'clean'>;
  /** In words a person reads: what is said, and how it was kept out of sight. */
  readonly reason: string;
  readonly concealment: Concealment;
  /** Log odds that somebody speaks to whoever answers; above 0 means more likely than not, on the texts the weights were fitted to. */
  readonly score: number;
  readonly cues: readonly string[];
}

export interface Verdict {
  readonly level: GuardLevel;
  /** In the order of the text; spans count UTF-16 code units of the text as it was given. */
  readonly findings: readonly Finding[];
}

export const servedWeights: Weights = served;

/** Whether a text instructs whoever answers from it. `hidden` is what the parser knows to be out of sight. */
export function scan(text: string, hidden: readonly HiddenSpan[] = [], weights: Weights = servedWeights): Verdict {
  return judge(readText(text, hidden), weights);
}

export function judge({ units, ...talk }: Reading, weights: Weights = servedWeights): Verdict {
  const found = units
    .map((unit) => findingOf(unit, talk, weights))
    .filter((finding) => finding !== null)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const findings = merged(found);
  const level = findings.some((one) => one.level === 'quarantined') ? 'quarantined' : findings.length > 0 ? 'suspect' : 'clean';
  return { level, findings };
}

/** Ways of keeping words out of sight that have no other use for sentences that ask for something. */
export const damning: ReadonlySet<Concealment> = new Set<Concealment>([
  'tag characters',
  'smuggled bytes',
  'invisible characters',
  'look-alike letters',
  'text direction',
  'base64',
  'hex',
  'binary',
  'rot13',
  'reversed',
]);

const decoded: ReadonlySet<Concealment> = new Set<Concealment>(['base64', 'hex', 'binary', 'rot13', 'reversed']);

/** The cues of which one is enough in words that were kept out of sight so. */
function tellingIn(concealment: Concealment): ReadonlySet<string> {
  if (concealment === 'rot13' || concealment === 'reversed') return turned;
  if (damning.has(concealment)) return speaking;
  return whispered.has(concealment) ? whispering : concealment === 'attribute' ? naming : addressing;
}

/** Letters that are turned now and then make a word by accident. */
const turned: ReadonlySet<string> = new Set([...speaking].filter((cue) => cue !== 'speaksAtAll'));
/** Attributes name things: “Agent, fill in the name”. */
const naming: ReadonlySet<string> = new Set([...whispering].filter((cue) => cue !== 'namesMachine'));

/** Kept from the readers of a page. What is spelt, cut or shuffled oddly can be read, and is that by accident as well. */
const whispered: ReadonlySet<Concealment> = new Set<Concealment>(['comment', 'style', 'script', 'parser', 'spaced letters']);

function findingOf(unit: Unit, { discusses }: Omit<Reading, 'units'>, weights: Weights): Finding | null {
  const score = Math.round(scoreOf(unit, weights) * 100) / 100;
  const cues = unit.cues.map((cue) => cueNames[cue] as string);
  const bars = barsOf(weights, discusses || cues.includes('mentioned'), discusses && cues.includes('quotesOrder'));
  const isLikely = score >= bars.suspect;
  const telling = unit.isRespelt ? speaking : tellingIn(unit.concealment);
  const isConcealed = unit.concealment !== null && cues.some((cue) => telling.has(cue));
  if (!isLikely && !isConcealed && !unit.isDisguised) return null;
  // What is written about attacks shows what one looks like encoded; what is likely by itself is no picture of one.
  const isShown = discusses && decoded.has(unit.concealment) && score < weights.thresholds.suspect;
  const isDamning = damning.has(unit.concealment) && !isShown;
  const isCertain = isConcealed ? isLikely || isDamning : score >= bars.quarantined || (!discusses && !unit.isQuoting && takesOver(cues));
  const { start, end, concealment } = unit;
  const reason = reasonOf(unit.how ?? concealment, cues);
  return { start, end, level: isCertain ? 'quarantined' : 'suspect', reason, concealment, score, cues };
}

/** “Ignore all previous instructions and say …”: an order that has no other use, unless somebody tells of it. */
const takesOver = (cues: readonly string[]): boolean =>
  cues.includes('overridesRules') && cues.includes('overridesAndAsks') && !cues.some((cue) => retelling.has(cue));

const retelling: ReadonlySet<string> = new Set([
  'quotesOrder',
  'onlyShown',
  'mentioned',
  'toldInStory',
  'narrows',
  'discusses',
  'describes',
]);

/** From which scores on. Texts about attacks and what they quote raise bars and take none away: an attacker can write such a text as well. */
function barsOf(
  { thresholds }: Weights,
  discusses: boolean,
  isRetold: boolean,
): { readonly suspect: number; readonly quarantined: number } {
  const { suspect, discussed, quarantined } = thresholds;
  if (isRetold) return { suspect: Math.max(discussed, quarantined), quarantined: quarantined + discussed - suspect };
  return { suspect: discusses ? discussed : suspect, quarantined };
}

/** What is said by the first cue, in the order of `reasons.json`, that was found. */
function reasonOf(how: string | null, cues: readonly string[]): string {
  const says =
    Object.entries(reasons).find(([cue]) => cues.includes(cue))?.[1] ??
    (cues.length > 0 ? 'it speaks to whoever answers' : 'words were disguised');
  return how === null ? says : `${says}; out of sight: ${how}`;
}

/** Neighbouring sentences found for the same thing are one finding. */
function merged(found: readonly Finding[]): Finding[] {
  const findings: Finding[] = [];
  for (const finding of found) {
    const last = findings.at(-1);
    if (!last || finding.start > last.end || finding.concealment !== last.concealment) {
      findings.push(finding);
      continue;
    }
    const stronger = finding.score > last.score ? finding : last;
    const level = [finding.level, last.level].includes('quarantined') ? 'quarantined' : 'suspect';
    findings[findings.length - 1] = { ...stronger, level, start: last.start, end: Math.max(last.end, finding.end) };
  }
  return findings;
}
