import { type AnswerChoice, identifiersOf, mostTurns, type Understood } from '#core';
import { chosenOf } from './chosen.ts';
import { languageOf } from './language.ts';
import { partsOf } from './parts.ts';
import { questionType } from './question-type.ts';
import { referenceIn } from './reference.ts';
import { standAlone, type StandingAlone } from './stand-alone.ts';
import { contentWords, quotedPhrases, wordsOf } from './words-of.ts';

/**
 * What a question says of itself, after the questions before it (the oldest first) and what was asked back to the last of them. By rule
 * alone: the same in, the same out.
 */
export function understand(asked: string, turns: readonly string[] = [], offered: readonly AnswerChoice[] = []): Understood {
  const before = turns.slice(-mostTurns).map(visible);
  const seen = visible(asked);
  const chosen = chosenOf(seen, offered);
  return chosen.length > 0 ? replying(asked, before, chosen) : described(asked, standAlone(seen, before));
}

/** Without what nobody sees and no word has: zero-width spaces, soft hyphens, control characters. Joiners stay: scripts and emoji need them. */
const visible = (text: string): string => text.replaceAll(/[\u00ad\u200b\u2060\ufeff]|(?![\t\n\r])\p{Cc}/gu, '') || text;

/** One choice is the question; of several, the question before is asked of each. */
function replying(asked: string, turns: readonly string[], chosen: readonly AnswerChoice[]): Understood {
  const [first, ...others] = chosen.map(({ question }) => question);
  const before = standAlone(turns.at(-1) ?? asked, turns.slice(0, -1)).query;
  const query = others.length === 0 && first !== undefined ? first : before;
  const said = new Set(wordsOf(asked.toLowerCase()));
  const carried = contentWords(query, languageOf(query)).filter((word) => !said.has(word.toLowerCase()));
  const { reference: _, ...understood } = described(asked, { query, carried });
  const parts = others.length === 0 ? [] : chosen.map(({ question }) => question);
  const meant = chosen.map(({ question, documentId }) => ({ question, documentId }));
  return { ...understood, ...(parts.length > 0 && { type: 'multi-part' }), parts, meant };
}

function described(asked: string, { query, carried }: StandingAlone): Understood {
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
