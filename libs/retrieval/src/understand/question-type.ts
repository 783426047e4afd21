import { identifiersOf, type QuestionType } from '#core';
import { contentWords, quotedPhrases, wordsOf } from './words-of.ts';

type Shapes = readonly (readonly [type: QuestionType, shape: RegExp])[];

/** In their order: the first that fits. In other languages a question is a `lookup` or `other`. */
const shapes: Readonly<Record<string, Shapes>> = {
  en: [
    ['comparison', /\b(?:differences?|compar(?:e[ds]?|ing|ison)|versus|vs\.?|differ)\b/i],
    [
      'quantity',
      /^(?:(?:in|by|on|at|since|until) )?(?:when|how (?:many|much|long|often|old|far|fast|high|large|big|hot|tall|deep|heavy|late|early)|what (?:year|date|day|time|number|percentage|percent|amount|price|cost|version|temperature))\b/i,
    ],
    ['how-to', /^(?:how (?:do|can|to|should|could|would|might) |(?:what|which) steps)/i],
    ['definition', /^(?:what (?:is|are|does \S+ mean)|what['’]s|define|explain|meaning of)\b/i],
    ['entity', /^(?:(?:in|on|at|by|to|from|for|of|with) )?(?:who|whom|whose|where|which)\b/i],
    ['yes-no', /^(?:is|are|was|were|do|does|did|can|could|will|would|should|may|must|has|have|had)\b/i],
  ],
  de: [
    ['comparison', /\b(?:unterschied(?:e|en)?|vergleich(?:e|en)?|versus|vs\.?)\b/i],
    ['quantity', /^(?:(?:in|seit|bis|ab|um) )?(?:wann|wie ?viele?|wie (?:lange|oft|alt|weit|hoch|groß|schwer|heiß))\b/i],
    ['how-to', /^wie (?:kann|mach|muss|soll|lässt|geht|stell|richt|setz|lösch|änder)/i],
    ['definition', /^was (?:ist|sind|bedeutet|heißt|versteht)\b/i],
    ['entity', /^(?:(?:in|an|auf|bei|mit|von|zu|aus) )?(?:wer|wen|wem|wessen|wo|woher|wohin|welche[rsnm]?)\b/i],
    ['yes-no', /^(?:ist|sind|war|waren|kann|können|darf|muss|soll|hat|haben|gibt|wird|werden)\b/i],
  ],
};

/** What a question asks for, by how it is worded. */
export function questionType(
  query: string,
  { language, parts }: { readonly language: string | null; readonly parts: readonly string[] },
): QuestionType {
  const known = shapes[language ?? 'en'] ?? [];
  const type = known.find(([, shape]) => shape.test(query.trim()))?.[0] ?? 'other';
  if (type === 'comparison') return type;
  if (parts.length > 1) return 'multi-part';
  return isLookup(query, language) ? 'lookup' : type;
}

/** It hardly says more than what must stand in the text. */
function isLookup(query: string, language: string | null): boolean {
  const exact = [...identifiersOf(query), ...quotedPhrases(query).map((phrase) => phrase.toLowerCase())];
  if (exact.length === 0) return false;
  const held = new Set(exact.flatMap(wordsOf));
  return contentWords(query.toLowerCase(), language).filter((word) => !held.has(word)).length <= 1;
}
