import type * as contract from '#contract';
import type { Answer, AnswerPart } from '#core';

export const toGate = ({ score, threshold, evidence }: Answer['gate']): contract.Answer['gate'] => ({
  score,
  threshold,
  ...(evidence && { evidence: [...evidence] }),
});

/** Nothing of a question answered as one. */
export function toParts({ parts, sentences }: Pick<Answer, 'parts' | 'sentences'>): Pick<contract.Answer, 'parts'> {
  const toPart = ({ question, status, reason, gate }: AnswerPart, part: number): contract.AnswerPart => ({
    question,
    status,
    reason,
    gate: toGate(gate),
    sentences: sentences.flatMap((sentence, index) => (sentence.parts?.includes(part) ? [index] : [])),
  });
  return parts ? { parts: parts.map(toPart) } : {};
}
