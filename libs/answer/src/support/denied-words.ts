import { negations, type Turn } from './turns.ts';
import { rootsOf } from './clauses.ts';

/** A remark that rules something out: “…, never with acetone, …”. One that says until when, or only where, rules out something else. */
const remark =
  /(?:[,;(–—]|(?<!\p{L})(?:and|but|und|aber))\s*(?<negation>never|not|nie|niemals|nicht)(?!\p{L})(?<denied>[^.,;:!?()–—]{2,80})(?=[.,;:!?()–—]|$)/giu;
const bounded = /(?<!\p{L})(?:until|before|only|just|later|earlier|more|less|bis|vor|nur|erst|mehr|weniger|also|auch)(?!\p{L})/iu;

/** Words of a claim that negates nothing, and that its evidence has only in a remark that rules them out. */
export function deniedWords(claim: string, texts: readonly string[]): Turn[] {
  if (negations.test(claim)) return [];
  const claimed = new Set(rootsOf(claim));
  return texts.flatMap((text): Turn[] => {
    const remarks = [...text.matchAll(remark)].filter(({ groups }) => !bounded.test(groups?.['denied'] ?? ''));
    if (remarks.length === 0) return [];
    const elsewhere = new Set([text.replaceAll(remark, ' '), ...texts.filter((other) => other !== text)].flatMap(rootsOf));
    return remarks.flatMap(({ groups }) =>
      rootsOf(groups?.['denied'] ?? '').some((root) => claimed.has(root) && !elsewhere.has(root))
        ? [{ kind: 'negation', claimed: null, evidence: `${groups?.['negation']}${groups?.['denied']}` } as const]
        : [],
    );
  });
}
