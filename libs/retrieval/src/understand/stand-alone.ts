import { identifiersOf } from '#core';
import { withoutFrame } from './frames.ts';
import { askedAnew, isFragment } from './fragments.ts';
import { languageOf } from './language.ts';
import { determinerOf, type Known, placesIn } from './phrases.ts';
import { referenceIn } from './reference.ts';
import { markedIn, subjectOf, withPhrases } from './replacing.ts';
import { contentRuns, namesOf, topicOf } from './topic.ts';
import { contentWords, quotedPhrases, wordsOf } from './words-of.ts';

export interface StandingAlone {
  readonly query: string;
  /** What came from the questions before; empty where the question stood alone already. */
  readonly carried: readonly string[];
}

/** More would blur the new question. */
const mostCarried = 4;
const mostCharacters = 2000;

const opening = {
  en: /^(?:(?:and|or|but|so|ok(?:ay)?|then|also)[\s,]+)*(?:(?:what|how) about\s+|(?:and|or|but|also)\s+)/i,
  de: /^(?:(?:und|oder|aber|also|dann)[\s,]+)*(?:was ist mit\s+|wie (?:ist|sieht) es (?:mit|bei|aus mit)\s+|(?:und|oder|aber|auch)\s+)/i,
};
const asking = {
  en: /^(?:(?:in|on|at|by|for|from|to|with) )?(?:who|whom|whose|what|which|when|where|why|how)\b|^(?:is|are|was|were|do|does|did|can|could|will|would|should|may|must|has|have|had|tell|explain|show|give|list|name|describe)\b/i,
  de: /^(?:wer|wen|wem|was|welche[rsnm]?|wann|wo|woher|wohin|warum|wieso|wie|ist|sind|war|waren|kann|können|darf|muss|soll|hat|haben|gibt|nenne|zeige|erkläre)\b/i,
};

/** “And how high is the deductible?”: how much or how long something is that things have; of which thing, it does not say. */
const degree = {
  en: /^how (?:high|much|large|long|big|heavy|expensive|old) (?:is|are|was|were) the (?:\p{Ll}+ ){0,2}\p{Ll}+\s*\?*$/u,
  de: /^(?:wie (?:hoch|groß|lang|lange|teuer|schwer|alt|viel) (?:ist|sind|war|waren|dauert|kostet)|was kostet) (?:der|die|das) \p{Lu}[\p{L}-]+\s*\?*$/u,
};
/** “And what is the price?” may well be a question of its own, but not after one about the Heron 3. */
const whatIs = {
  en: /^what(?: is| are| was| were|['’]s) the (?:\p{Ll}+ ){0,2}\p{Ll}+\s*\?*$/u,
  de: /^was (?:ist|sind|war|waren) (?:der|die|das) \p{Lu}[\p{L}-]+\s*\?*$/u,
};
/** “And to rent it?” */
const infinitive = {
  en: /^(?<doing>to \p{Ll}+) (?:it|them|one)\s*\?*$/u,
  de: /^(?:es|ihn|sie|das|einen|eine|eins) (?<doing>zu \p{Ll}+)\s*\?*$/u,
};

/** Said between questions, and about none of them. */
const courtesy =
  /^(?:(?:many )?thanks?(?: you)?(?: very much| a lot)?|hello|hi|hey|bye|goodbye|good (?:morning|evening)|yes|no|ok(?:ay)?|great|perfect|danke(?:schön| schön| sehr)?|vielen dank|hallo|guten (?:tag|morgen|abend)|tschüss?|ja|nein|super|prima)[\s.!,]*$/i;

/** The last of these questions as it stands alone, each read after the one before it. Rules for English and German. */
export function standAlone(query: string, turns: readonly string[]): StandingAlone {
  const before = turns.reduce((standing, turn) => {
    const followed = follow(turn, standing);
    return followed.isBeside ? standing : followed.query;
  }, '');
  const { query: standing, carried } = follow(query, before);
  return { query: standing, carried };
}

interface Followed extends StandingAlone {
  /** Words of the question before stand beside it: what comes next is still about that one. */
  readonly isBeside?: boolean;
}

function follow(query: string, before: string): Followed {
  const asked = withoutFrame(query);
  const alone = { query: asked, carried: [] };
  const language = languageOf(asked) ?? languageOf(before);
  if (before === '' || courtesy.test(asked) || (language !== 'en' && language !== 'de')) return alone;
  const rest = asked.replace(opening[language], '');
  const { words, isNamed, isClear } = topicOf(before, language);
  const subject = subjectOf(before, language, rest);
  const topic = (subject ?? words).slice(0, mostCarried);
  if (rest === '' || topic.length === 0) return alone;
  if (isFragment(rest, language)) return short(askedAnew(rest, before, language), alone);
  if (isPlace(rest, language)) return short(merged(lowered(rest), before, language) ?? withTopic(asked, before, language), alone);
  const isPart = rest !== asked && !asking[language].test(rest);
  const bidden = rest === asked ? null : infinitive[language].exec(rest)?.groups?.['doing'];
  if (bidden) return short({ query: `${withoutEnd(before)} ${bidden}?`, carried: contentWords(before, language) }, alone);
  const isThing = rest !== asked || markedIn(before, language) !== null;
  const reference = isPart && !/^(?:its|their|his|her) /i.test(rest) ? null : referenceIn(rest, { language, isNamed, isThing });
  if (reference) {
    const isOneThing = subject === null ? isClear : !isOfAnother(rest.slice(reference.at.start, reference.at.end), subject);
    return short({ query: reference.with(topic, isOneThing), carried: topic }, alone);
  }
  const isNumbered = topic.length === 1 && markedIn(before, language) !== null;
  if (rest !== asked && topic.length === 1 && (degree[language].test(rest) || (isNumbered && whatIs[language].test(rest))))
    return short({ query: ofTopic(rest, topic[0] ?? '', isNumbered && language === 'en'), carried: topic, isBeside: true }, alone);
  if (isPart) return short(merged(rest, before, language) ?? withTopic(asked, before, language), alone);
  return isBare(rest, language) ? short(withTopic(rest, before, language), alone) : alone;
}

/** “It” after “the risks of the drug” may be the drug: both stay beside it. “The museum of Lunden” is one thing. */
const isOfAnother = (pronoun: string, [thing = '']: readonly string[]): boolean =>
  /^its?$/i.test(pronoun) && /\sof (?:the|an?|my|our|your|this|that) \p{Ll}/u.test(thing);

/** “For children?”: a preposition with its thing, and no more. */
function isPlace(text: string, language: Known): boolean {
  const [phrase] = placesIn(text, language);
  return /\?\s*$/.test(text) && phrase?.start === 0 && phrase.end === withoutEnd(text).length && !asking[language].test(text);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** “Why?”, “How long?”: next to nothing. */
function isBare(text: string, language: string): boolean {
  const isNamed = identifiersOf(text).length > 0 || quotedPhrases(text).length > 0 || namesOf(text, language).length > 0;
  const words = contentWords(text, language).length;
  return !isNamed && (words === 0 || (words === 1 && wordsOf(text).length <= 2));
}

/** The part in the place of what is like it. German nouns all look like names, so what stands before them tells more. */
function merged(rest: string, before: string, language: Known): StandingAlone | null {
  const said = withoutEnd(rest);
  const ways = [() => inPlaceOf(said, before, language), () => withPhrases(said, before, language)];
  if (language === 'de' && identifiersOf(said).length === 0 && markedIn(`x ${said}`, language) === null) ways.reverse();
  const query = ways.reduce<string | null>((found, way) => found ?? way(), null) ?? nameAtEnd(said, before, language);
  const own = new Set(wordsOf(rest));
  return query === null ? null : { query, carried: contentWords(query, language).filter((word) => !own.has(word)) };
}

/** “And for black tea?” after “How hot should water for green tea be?”: the new thing where the old one of its kind stood. */
function inPlaceOf(said: string, before: string, language: Known): string | null {
  const run = contentRuns(said, language).at(-1) ?? '';
  // German nouns all look like names: with what stands before them they say more.
  const marked = markedIn(`x ${said}`, language)?.name;
  const name = marked ?? (language === 'de' && run.includes(' ') ? undefined : namesOf(`x ${said}`, language).at(-1));
  const thing = name ?? run;
  const old = oldOfItsKind(thing, before, language);
  if (old === null || thing === '' || old === thing || !before.includes(old) || !standAlike(said, { before, old, language })) return null;
  return before.replace(old, () => thing);
}

/** “And Bedrock?” where nothing is like it: a name alone may follow the whole question, which says more than its words. */
function nameAtEnd(said: string, before: string, language: Known): string | null {
  const isName = namesOf(`x ${said}`, language)[0] === wordsOf(said).join(' ');
  return isName && language === 'en' ? `${withoutEnd(before)} ${said}?` : null;
}

/** An identifier for an identifier, what ends in the same word (green tea, black tea), the only name for a name. */
function oldOfItsKind(thing: string, before: string, language: string): string | null {
  const names = namesOf(before, language);
  const identifiers = wordsOf(before).filter((word) => identifiersOf(word).length > 0);
  if (identifiersOf(thing).length > 0) return identifiers.length === 1 ? (identifiers[0] ?? null) : null;
  const words = thing.split(' ');
  const last = words.at(-1)?.toLowerCase();
  for (const run of contentRuns(before, language).map((each) => each.split(' '))) {
    const end = run.findIndex((word) => word.toLowerCase() === last) + 1;
    if (words.length > 1 && end >= words.length) return run.slice(end - words.length, end).join(' ');
  }
  const isName = namesOf(`x ${thing}`, language).length > 0 && names.length === 1 && identifiers.length === 0;
  return isName ? (names[0] ?? null) : null;
}

const place = /^(?:in|on|at|by|from|to|into|under|over|before|after|since|until|an|auf|aus|nach|vor|seit|unter|über)$/i;

/** “And in France?” takes the place of what stood “in” something; “and on Sundays?” of nothing that stood without “on”. */
function standAlike(said: string, { before, old, language }: { before: string; old: string; language: Known }): boolean {
  const isDeterminer = (word: string): boolean => determinerOf(word, language) !== null;
  const [first = ''] = wordsOf(said);
  if (familyOf(old) !== '' && familyOf(old) === familyOf(said)) return true;
  const standing = wordsOf(before.slice(0, before.indexOf(old)));
  if (language === 'de' && identifiersOf(old).length === 0 && isDeterminer(first) !== isDeterminer(standing.at(-1) ?? '')) return false;
  return !place.test(first) || standing.slice(-2).some((word) => word.toLowerCase() === first.toLowerCase());
}

const ofTopic = (rest: string, thing: string, isOf: boolean): string => `${capital(withoutEnd(rest))}${isOf ? ' of ' : ': '}${thing}?`;

/** “room” of “Room 9”. */
const familyOf = (text: string): string => /(?<family>\p{L}+) \p{L}{0,2}\d+\S*$/u.exec(text)?.groups?.['family']?.toLowerCase() ?? '';

function withTopic(rest: string, before: string, language: string): Followed {
  const said = contentRuns(before, language);
  return { query: `${withoutEnd(rest)}: ${said.join(' ')}?`, carried: said, isBeside: true };
}

const withoutEnd = (text: string): string => text.replace(/[\s.?!…]+$/u, '');

function short(standing: Followed, alone: Followed): Followed {
  return standing.query.length > mostCharacters ? alone : standing;
}
