import { identifiersOf, mostTurns, type Understood } from '#core';
import { languageOf } from './language.ts';
import { partsOf } from './parts.ts';
import { questionType } from './question-type.ts';
import { referenceIn } from './reference.ts';
import { standAlone } from './stand-alone.ts';
import { quotedPhrases } from './words-of.ts';

/** What a question says of itself, after the questions before it (the oldest first). By rule alone: the same in, the same out. */
export function understand(asked: string, turns: readonly string[] = []): Understood {
  const { query, carried } = standAlone(asked, turns.slice(-mostTurns));
  const language = languageOf(query);
  const parts = partsOf(query);
  const type = questionType(query, { language, parts });
  const exactTerms = [...new Set([...quotedPhrases(query), ...identifiersOf(query)])];
  const isKnown = language === 'en' || language === 'de';
  const reference = isKnown && parts.length === 0 ? referenceIn(query, { language, isNamed: false }) : null;
  return {
    query,
    carried,
    type,
    language,
    exactTerms,
    parts,
    rewrittenFrom: query === asked.trim() ? null : asked,
    by: 'rule',
    searched: [],
    notes: [],
    ...(reference && carried.length === 0 && { reference: reference.at }),
  };
}
