import { cosine, type ScoredSentence } from '../choose/choose-evidence.ts';
import { leansOn } from '../choose/stand-alone.ts';
import { contentStems, saysSomething } from '../text/words.ts';

/** Sentences that stand together and tell one thing: the model writes one sentence from each group. */
export interface EvidenceGroup {
  readonly title: string;
  readonly heading: string | null;
  /** In the order of the document. */
  readonly sentences: readonly ScoredSentence[];
  /** The one that speaks most for the question. */
  readonly best: ScoredSentence;
}

export interface ScoredSection {
  readonly title: string;
  readonly heading: string | null;
  readonly sentences: readonly ScoredSentence[];
}

/** By judgement, near what extraction was measured with: about the two or three sentences that people chose, and room for one from elsewhere. */
const mostSentences = 4;
/** How far below the best a sentence may score: beside it in its section, and elsewhere. */
const ownWindow = 0.06;
const otherWindow = 0.02;
/** One sentence is seldom the whole answer: the second of the section may be further off. */
const secondWindow = 0.2;
/** What a sentence gains that has words of the question which those chosen before it lack. */
const coverageGain = 0.04;
/** Above this two sentences say the same. */
const sameMeaning = 0.95;

/**
 * Chosen for what they add, not for their score alone: words of the question that are still open count, and what was said already does not.
 * The section with the best sentence first, and within a section as the document has them: what comes first there is said first.
 */
export function groupEvidence(question: string, sections: readonly ScoredSection[]): EvidenceGroup[] {
  const chosen = chooseSentences(question, sections);
  const groups = sections.map((section) =>
    runsOf(section, chosen).map((sentences) => ({
      title: section.title,
      heading: section.heading,
      sentences,
      best: sentences.reduce((left, right) => (right.score > left.score ? right : left)),
    })),
  );
  return groups.toSorted((a, b) => bestScore(b) - bestScore(a)).flat();
}

const bestScore = (groups: readonly EvidenceGroup[]): number => Math.max(...groups.map(({ best }) => best.score));

function chooseSentences(question: string, sections: readonly ScoredSection[]): ReadonlySet<ScoredSentence> {
  const all = sections.flatMap((section) =>
    section.sentences.filter(({ text }) => saysSomething(text)).map((sentence) => ({ sentence, section })),
  );
  const open = new Set(contentStems(question));
  const wanted = Math.max(1, open.size);
  const gainOf = ({ text, score }: ScoredSentence): number =>
    score + (coverageGain * contentStems(text).filter((stem) => open.has(stem)).length) / wanted;
  const top = all.reduce<(typeof all)[number] | null>(
    (best, one) => (best && best.sentence.score >= one.sentence.score ? best : one),
    null,
  );
  const chosen = new Set<ScoredSentence>();
  if (!top) return chosen;
  while (chosen.size < mostSentences) {
    const [next] = all
      .filter(({ sentence, section }) => {
        if (chosen.has(sentence) || [...chosen].some((other) => cosine(other.vector, sentence.vector) > sameMeaning)) return false;
        const own = chosen.size < 2 ? secondWindow : ownWindow;
        return top.sentence.score - gainOf(sentence) <= (section === top.section ? own : otherWindow);
      })
      .toSorted((a, b) => gainOf(b.sentence) - gainOf(a.sentence));
    if (!next) break;
    chosen.add(next.sentence);
    for (const stem of contentStems(next.sentence.text)) open.delete(stem);
  }
  return chosen;
}

/** Neighbours are one run; a sentence that leans on the one before it brings that along. */
function runsOf(section: ScoredSection, chosen: ReadonlySet<ScoredSentence>): ScoredSentence[][] {
  const isIn = section.sentences.map((sentence) => chosen.has(sentence));
  const taken = isIn.map((own, index) => own || (isIn[index + 1] === true && leansOn(section.sentences[index + 1]?.text ?? '')));
  const runs: ScoredSentence[][] = [];
  for (const [index, sentence] of section.sentences.entries()) {
    if (!taken[index]) continue;
    if (taken[index - 1]) runs.at(-1)?.push(sentence);
    else runs.push([sentence]);
  }
  return runs;
}
