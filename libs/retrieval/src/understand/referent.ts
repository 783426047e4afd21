import { type Known, thingsIn } from './phrases.ts';
import { referenceIn } from './reference.ts';
import type { StandingAlone } from './stand-alone.ts';
import { namesOf } from './topic.ts';
import { contentWords, wordsOf } from './words-of.ts';

const auxiliary = '(?:is|are|was|were|do|does|did|can|could|will|would|should|may|might|must|has|have|had)';
/** “Which forms do I need”, “What embedding model does it take”: what is asked for. */
const askedFor = new RegExp(
  `^(?:.*,\\s+)?(?:what|which)\\s+(?!${auxiliary}\\b)(?<thing>[\\p{L}\\d][^,;:?()]{1,60}?)\\s+${auxiliary}\\b`,
  'iu',
);
/** “What are the two approaches for …”. */
const whatIs = /^(?:what|which)\s+(?:is|are|was|were)\s/iu;
/** “Are dogs allowed”, “Can contacts be moved”. */
const bare = new RegExp(
  `^${auxiliary}\\s+(?<thing>\\p{Ll}{2,}s(?=\\s)|(?!there\\b|this\\b|that\\b|it\\b)\\p{Ll}{3,}(?=\\s+(?:\\p{Ll}+ed|free|possible|available)$))`,
  'iu',
);
/** “What does error E04 mean”. */
const about = /^what (?:does|do|did) (?<thing>\S+(?: \S+){0,4}?) (?:mean|do|cost|stand for|include|cover|contain|say)$/iu;
const verb = new RegExp(`^(?:${auxiliary}|there)$`, 'i');
/** “Can it be extended?” after “What is the warranty of the Heron 3” asks about the warranty, “how heavy is it?” and “can it swim?” about the Heron. */
const ofWhole = /^(?:can|could|may|must|should|will|would)\s.*\bbe \p{L}+(?:ed|en)\b/iu;
const several = /^(?:they|them|their|theirs|these|those)$/i;
const one = /^(?:it|its|this|that)$/i;
/** “Who approves vacation”. */
const doneTo = /^[Ww]ho\s+\p{Ll}+\s+(?<thing>(?!(?:the|an?|my|our|your|is|was|in|on|at|for|of|to|by|with|from)\b)\p{Ll}+(?:\s\p{Ll}+)?)$/u;
const who = /^(?:who|whom|whose)\b/i;

/** A German thing behind what tells its gender, with what belongs to it: “die Garantie des Heron 3”. */
const noun =
  '(?<thing>(?:(?!(?:d(?:ie|er|en)|(?:[mk]?ein|unser|dies|welch)e[nr]?)\\s)\\p{Ll}+e[nr]?\\s+)?\\p{Lu}[\\p{L}-]*(?:\\s+\\p{Lu}*-?\\d[\\p{L}\\d.-]*)?(?:\\s+(?:des|der|vom|von)(?:\\s+(?:\\p{Lu}[\\p{L}\\d-]*|\\d+))+)?)';
const gendered = [
  { before: '[Dd]ie|[Ee]ine|[Mm]eine|[Uu]nsere|[Dd]iese|[Kk]eine|[Ww]elche|[Ww]ie viele|[Ww]er \\p{Ll}+', instead: { sie: 'die' } },
  { before: '[Dd]e[rn]|[Ee]in(?:en)?|[Mm]ein(?:en)?|[Uu]nser(?:en)?|[Dd]iese[rn]|[Ww]elche[rn]', instead: { er: 'der', ihn: 'den' } },
].map(({ before, instead }) => ({ thingOf: new RegExp(`(?<!\\p{L})(?:${before})\\s+${noun}`, 'u'), instead }));

/** A part of a question with the thing that the part before it asked about in the place of a pronoun; null where rules for conversations know better. */
export function withReferent(part: string, before: string, language: Known): StandingAlone | null {
  const filled = language === 'de' ? inGerman(part, before) : inEnglish(part, before);
  return filled === null
    ? null
    : { query: filled, carried: contentWords(filled, language).filter((word) => !wordsOf(part).includes(word)) };
}

function inEnglish(part: string, before: string): string | null {
  const reference = referenceIn(part, { language: 'en', isNamed: false });
  if (!reference) return null;
  const pronoun = part.slice(reference.at.start, reference.at.end);
  const thing = thingAsked(before, part);
  const isPlural = thing !== null && (/\band\b/.test(thing) || /[^s]s$/i.test(thing));
  const agrees = isPlural ? several.test(pronoun) : one.test(pronoun);
  return thing !== null && agrees ? reference.with([thing]) : null;
}

function thingAsked(before: string, part: string): string | null {
  if (who.test(before)) return doneTo.exec(before)?.groups?.['thing'] ?? null;
  const asked = askedFor.exec(before)?.groups?.['thing'];
  if (asked !== undefined) return /^(?:the|an?|my|our|your|of)\b/i.test(asked) ? null : `the ${asked}`;
  const named = about.exec(before)?.groups?.['thing'];
  if (named !== undefined && !/^(?:it|this|that|they|I|you|we)$/i.test(named)) return named;
  const [thing] = thingsIn(before, 'en', () => false);
  const isSubject = thing !== undefined && (whatIs.test(before) || verb.test(thing.before));
  if (isSubject && /^of$/i.test(thing.after) && ofWhole.test(part) && namesOf(before, 'en').length > 0)
    return thingsIn(before, 'en', (preposition) => preposition === 'of')[0]?.text ?? null;
  if (isSubject) return /^(?:of|and|or)$/i.test(thing.after) ? null : thing.text.replace(/^an? /i, 'the ');
  return bare.exec(before)?.groups?.['thing'] ?? null;
}

/** “sie” stands where “die Garantie” may stand too, “ihn” where “den Parkplatz”. */
function inGerman(part: string, before: string): string | null {
  for (const { thingOf, instead } of gendered) {
    const thing = thingOf.exec(before)?.groups?.['thing'];
    const [pronoun, article] = Object.entries(instead).find(([each]) => new RegExp(`(?<!\\p{L})${each}(?!\\p{L})`, 'u').test(part)) ?? [];
    // “Der Preis des Heron 5 … er”: it may be either.
    if (thing !== undefined && pronoun !== undefined && (article === 'die' || !/\s(?:des|vom|von)\s/.test(thing)))
      return part.replace(new RegExp(`(?<!\\p{L})${pronoun}(?!\\p{L})`, 'u'), () => `${article} ${thing.trim()}`);
  }
  return null;
}
