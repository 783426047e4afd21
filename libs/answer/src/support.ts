import { contentStems, coverage, wordsOf } from './words.ts';

/** A sentence that a claim may rest on, and its cosine with the claim. */
export interface Ground {
  readonly text: string;
  readonly cosine: number;
}

export interface Support {
  /** 0 to 1; measured on WiCE and BEGIN by `npm run eval -- grounded`. */
  readonly score: number;
  /** Index of the sentence the claim rests on most; -1 without grounds. */
  readonly best: number;
  /** What rules the claim out whatever its score, in words; empty for most. */
  readonly conflicts: readonly string[];
}

/** Sentences that may carry one claim together. */
const mostGrounds = 3;
/** What a claim loses for each kind of thing that its evidence does not hold. */
const penalties = { number: 0.15, person: 0.15, name: 0.1, negation: 0.05 };
const numbers = /\d[\d.,]*/g;
const negation = /\b(not|no|never|none|neither|nor|without|cannot)\b|n['’]t\b/i;
const personal = /\b(i|my|me|you|your|we|our)\b|\?/i;
/** Capitalised inside a sentence: a name, or a word treated as one. */
const names = /(?<=[\p{L}\p{N},;)] )\p{Lu}[\p{L}\p{M}\p{N}]+/gu;

/**
 * How far a claim rests on its grounds: its content words among the best three sentences, the best cosine, and the longest run of
 * its words in order, less what it adds of its own: numbers, names, a speaker, a turned negation. Weights chosen on the development
 * sets WiCE and BEGIN; see docs/decisions/0003-evidence-gate.md.
 */
export function supportOf(claim: string, grounds: readonly Ground[]): Support {
  const stems = contentStems(claim);
  const ranked = grounds
    .map((ground, index) => {
      const present = new Set(contentStems(ground.text));
      return { text: ground.text, index, stems: present, rank: ground.cosine + coverage(stems, present) };
    })
    .sort((a, b) => b.rank - a.rank);
  const nearest = ranked.slice(0, mostGrounds);
  if (!nearest[0]) return { score: 0, best: -1, conflicts: ['there is no evidence'] };
  const covered = coverage(stems, new Set(nearest.flatMap((ground) => [...ground.stems])));
  const cosine = Math.max(...grounds.map((ground) => ground.cosine));
  const inOrder = Math.max(...nearest.map((ground) => shareInOrder(wordsOf(claim), wordsOf(ground.text))));
  const added = additions(claim, grounds, nearest[0].text);
  const lost = added.reduce((sum, { kind }) => sum + penalties[kind], 0);
  const score = (covered + cosine + inOrder / 2) / 2.5 - lost;
  const conflicts = added.filter(({ kind }) => kind === 'number' || kind === 'name').map(({ what }) => what);
  return { score: Math.min(1, Math.max(0, score)), best: nearest[0].index, conflicts };
}

interface Addition {
  readonly kind: keyof typeof penalties;
  readonly what: string;
}

/** At most one of each kind. */
function additions(claim: string, grounds: readonly Ground[], nearest: string): Addition[] {
  const source = grounds.map((ground) => ground.text).join('\n');
  const found: Addition[] = [];
  const number = numbersOf(claim).find((value) => !numbersOf(source).includes(value));
  if (number) found.push({ kind: 'number', what: `the number ${number} is not in the evidence` });
  const known = new Set(contentStems(source));
  const name = (claim.match(names) ?? []).find((word) => contentStems(word).some((stem) => !known.has(stem)));
  if (name) found.push({ kind: 'name', what: `the name ${name} is not in the evidence` });
  if (personal.test(claim) && !personal.test(source)) found.push({ kind: 'person', what: 'it speaks for someone' });
  if (negation.test(claim) !== negation.test(nearest))
    found.push({ kind: 'negation', what: 'it negates what the evidence does not, or the other way round' });
  return found;
}

function numbersOf(text: string): string[] {
  return (text.match(numbers) ?? []).map((value) => value.replace(/[.,]+$/, ''));
}

/** Longest common subsequence over the claim's length. */
function shareInOrder(claim: readonly string[], ground: readonly string[]): number {
  let previous = new Uint16Array(ground.length + 1);
  for (const word of claim) {
    const current = new Uint16Array(ground.length + 1);
    for (let column = 1; column <= ground.length; column += 1) {
      const grown = (previous[column - 1] ?? 0) + 1;
      current[column] = word === ground[column - 1] ? grown : Math.max(previous[column] ?? 0, current[column - 1] ?? 0);
    }
    previous = current;
  }
  return claim.length === 0 ? 0 : (previous[ground.length] ?? 0) / claim.length;
}
