import { identifiersOf } from '#core';
import { type Joins, type Known, type Phrase, placesIn, prepositionOf, thingsIn } from './phrases.ts';
import { contentRuns, namesOf } from './topic.ts';
import { contentWords } from './words-of.ts';

/** Longer is no phrase or two. */
const longestSaid = 120;

/** What belongs to a thing: “of Lunden”, “on glaciers”; but “on Sundays” says when. */
const belongs: Joins = (preposition, next) =>
  /^(?:of|about|von|über)$/.test(preposition) || (preposition === 'on' && !/day|week|^(?:the|an?|my|our|your)$/i.test(next));

/** “How long does it take?” after “How do I …?” asks about the doing. */
const doing = {
  en: [/\b(?:does|did|will|would|can) it take\b(?! to\b)/i, /\b(?:I|we|you)\b/],
  de: [/\bdauert (?:es|das)\b/i, /\b(?:ich|wir|man)\b/],
} as const;

/** What a question is about for one with a pronoun: its first thing, in full. Null where a name or nothing says it better. */
export function subjectOf(question: string, language: Known, asked: string): readonly string[] | null {
  const [itself, asker] = doing[language];
  if (itself.test(asked) && asker.test(question)) return contentRuns(question, language);
  const [thing, ...others] = thingsIn(question, language, (preposition) => !/^(?:for|für)$/.test(preposition));
  if (!thing || /^(?:for|für)$/i.test(thing.after)) return null;
  const noun = thing.text.slice(thing.first.length).trim();
  const marked = markedIn(question, language);
  if (marked !== null && isOfMarked(question, thing, marked)) return [language === 'en' ? marked.text : marked.name];
  const isNamed = language === 'en' ? namesOf(`x ${noun.split(' ')[0]}`, language).length > 0 : identifiersOf(noun).length > 0;
  if (isNamed) return null;
  // “park near the office”, “the hotel have a pool”: it may be either.
  if (prepositionOf(thing.before, language) !== null) return contentRuns(question, language);
  if (others.some(({ kind, before }) => kind === 'a' && prepositionOf(before, language) === null)) return null;
  // “den Bericht” is “der Bericht” elsewhere: only “das” stays what it is.
  return [language === 'en' || /^das$/i.test(thing.first) ? thing.text : noun];
}

interface Marked {
  readonly name: string;
  /** With its “the”. */
  readonly text: string;
}

/** The one thing that is called by a name with its number, such as “the Heron 3”. */
export function markedIn(question: string, language: Known): Marked | null {
  const [name, ...others] = namesOf(question, language).filter((each) => / \S*\d\S*$/.test(each));
  if (name === undefined || others.length > 0 || !question.includes(name)) return null;
  return { name, text: question.includes(`the ${name}`) ? `the ${name}` : name };
}

/** “the warranty of the Heron 3”, “der Preis des Heron 3”, or “the Heron 3” itself; a projector in Room 4 is no part of it. */
function isOfMarked(question: string, thing: Phrase, { name }: Marked): boolean {
  const behind = question.slice(thing.start + thing.first.length, question.indexOf(name)).trim();
  return (
    question.indexOf(name) >= thing.start && /^$|(?:^|\s)(?:(?:of|from|von)(?: (?:the|an?|my|our|your|de[rm]))?|vom|de[sr])$/i.test(behind)
  );
}

/** “the aquarium on Sundays”: each phrase in the place of one like it, a preposition's at the end where there is none. */
export function withPhrases(said: string, before: string, language: Known): string | null {
  if (said.length > longestSaid) return null;
  const place = placesIn(said, language)[0];
  const thing = thingsIn(said, language, belongs)[0];
  const phrase = [place, thing].find((each) => each?.start === 0);
  if (!phrase || isVague(phrase, language)) return null;
  const query = phrase === place ? placed(phrase, before, language) : inThingsPlace(phrase, before, language);
  const rest = said.slice(phrase.end).trim();
  return query === null || rest === '' ? query : withPhrases(rest, query, language);
}

/** “the second”, “the cheapest”: of what, it does not say. */
const isVague = ({ text }: Phrase, language: Known): boolean =>
  contentWords(text, language).length === 1 &&
  /\s(?:first|second|third|last|next|latter|former|rest|\p{L}+est|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|letzte[nrs]?|\p{Ll}+ste[nrs]?)$/u.test(
    text,
  );

function inThingsPlace(thing: Phrase, before: string, language: Known): string | null {
  // “What is the price of the ticket?” asks for the price: “And the size?” is of the ticket too.
  const isAsked = /^(?:what|who|was|wer) (?:is|are|was|were|ist|sind|war|waren) /i.test(before);
  const own = placesIn(thing.text, language)[0]?.kind;
  const things = thingsIn(before, language, (preposition, next) =>
    own === undefined ? !isAsked && belongs(preposition, next) : preposition === own,
  );
  const old = things.find(({ kind }) => kind !== 'the' && kind === thing.kind) ?? things[0];
  return old ? put(thing, old, before) : null;
}

/** “in France” for “in Germany”, never for “in 1990”; and for the “for Germany” that a choice of what was asked back ends in. */
function placed(place: Phrase, before: string, language: Known): string {
  const places = placesIn(before, language);
  const isOfSame = (each: Phrase): boolean => each.kind === place.kind && shapeOf(each) === shapeOf(place);
  const isChosen = (each: Phrase): boolean =>
    /^(?:for|für)$/i.test(each.kind) && /^\W*$/u.test(before.slice(each.end)) && [each, place].every((one) => shapeOf(one) === 'name');
  const old = places.find(isOfSame) ?? places.find(isChosen);
  return old ? put(place, old, before) : `${before.replace(/[\s.?!…]+$/u, '')} ${place.text}?`;
}

const shapeOf = ({ text, first }: Phrase): string => {
  const said = text.slice(first.length);
  return /\d/.test(said) ? 'number' : /day|week|tag|woche/i.test(said) ? 'day' : /\p{Lu}/u.test(said) ? 'name' : 'thing';
};

const put = (phrase: Phrase, old: Phrase, before: string): string => before.slice(0, old.start) + phrase.text + before.slice(old.end);
