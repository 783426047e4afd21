import { isContent, isGerman, wordsOf } from '../../text/words.ts';
import { isSameWord } from '../said-name.ts';

/** Words of a question for rows that say neither which nor by what. */
const filling = new Set(
  `which what who whose many much wieviel list show name give tell find display all any every each there our your please overall among out total
  has have had having is are was were be been get got need can could offer offers offered come comes included
  include includes including support supports supported provide provides feature features contain contains with without in of the for
  one ones than most least
  welche welcher welches welchen welchem wer was wie viel viele nenne nennen zeige zeigen zeig liste finde gib alle allen aller jede jeder jedes
  der die das den dem des ein eine einen einem einer eines und oder aber auch es gibt gab ist sind war waren wird werden wurde wurden
  hat haben habt hatte hatten kann können ich wir ihr sie man mir uns unser unsere unserer euer eure mit ohne in im am an auf aus bei von vom zu
  zum zur für unter je als bitte insgesamt enthalten enthält bietet bieten unterstützt unterstützen umfasst umfassen`.split(/\s+/),
);
/** Names of things that any table of things may be of. */
const generic =
  /^(?:products?|items?|models?|articles?|options?|variants?|versions?|types?|kinds?|things?|devices?|produkte?n?|artikeln?|modelle?n?|geräte?n?|varianten?|typ(?:en)?|sorten?|ausführung(?:en)?|dinge?)$/u;

/** “May” within a sentence is a month. */
const month = /(?<=[\p{L}\p{N},]\s)May(?!\p{L})/u;

export function tellingWords(text: string): readonly string[] {
  const isOfMonth = month.test(text);
  return wordsOf(text).filter((word) => (isContent(word) && !filling.has(word) && word !== 's') || (isOfMonth && word === 'may'));
}
export const isGeneric = (word: string): boolean => generic.test(word);

/** Whether words of a table tell a word of a question, and the other way round. */
export interface Telling {
  readonly tells: (asked: string, words: readonly string[]) => boolean;
  readonly isAsked: (word: string, asked: readonly string[]) => boolean;
}

/**
 * The same word in another number; in a German question in another case, or at the end of one made of several: “Ruderboot” is a “Boot”.
 * A “Bootshaus” is none, and in English neither a headphone is a phone nor a port an airport.
 */
export const isTold = (asked: string, words: readonly string[], inGerman = false): boolean =>
  words.some((word) =>
    inGerman ? isSameWord(folded(asked), folded(word)) || isKindOf(folded(word), folded(asked)) : isSameInEnglish(asked, word),
  );

export function tellingIn(question: string): Telling {
  const inGerman = isGerman(question) || germanBegin.test(question);
  return {
    tells: (asked, words) => isTold(asked, words, inGerman),
    isAsked: (word, asked) => asked.some((each) => isTold(each, [word], inGerman)),
  };
}
const germanBegin = /^\W*(?:wer|wem|was|wie|welche[rnsm]?|nenne?n?|zeige?n?|liste|gib)(?!\p{L})/iu;

const folded = (word: string): string => word.replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u');

function isSameInEnglish(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return (
    long === short ||
    long === `${short}s` ||
    (/(?:s|x|z|ch|sh|o)$/u.test(short) && long === `${short}es`) ||
    (short.endsWith('y') && long === `${short.slice(0, -1)}ies`)
  );
}

const fewestLetters = 4;
/** A “Traum” is no “Raum”. */
const fewestBefore = 3;
const withoutEnding = (word: string): string => word.replace(/(?:es|en|e|s|n)$/u, '');

function isKindOf(whole: string, head: string): boolean {
  const [long, short] = [withoutEnding(whole), withoutEnding(head)];
  return head.length >= fewestLetters && long.length >= short.length + fewestBefore && !/\d/.test(long) && long.endsWith(short);
}
