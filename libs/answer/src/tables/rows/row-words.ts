import { isContent, wordsOf } from '../../text/words.ts';
import { isSameWord } from '../said-name.ts';

/** Words of a question for rows that say neither which nor by what. */
const filling = new Set(
  `which what who whose many much wieviel list show name give tell find display all any every each there our your please overall table among out total
  has have had having is are was were be get got buy choose take need want can could offer offers offered come comes available included
  include includes including support supports supported provide provides feature features contain contains with without in of the for
  one ones than only currently altogether rows row entries entry records record made make makes most least
  welche welcher welches welchen welchem wer was wie viel viele nenne nennen zeige zeigen zeig liste finde gib alle allen aller jede jeder jedes
  der die das den dem des ein eine einen einem einer eines und oder aber auch es gibt gab ist sind war waren wird werden wurde wurden
  hat haben habt hatte hatten kann können ich wir ihr sie man mir uns unser unsere unserer euer eure mit ohne in im am an auf aus bei von vom zu
  zum zur für unter je als nur bitte insgesamt tabelle erhältlich verfügbar enthalten enthält bietet bieten unterstützt unterstützen
  umfasst umfassen lieferbar angeboten zeilen zeile einträge eintrag`.split(/\s+/),
);
/** Names of things that any table of things may be of. */
const generic =
  /^(?:products?|items?|models?|articles?|options?|variants?|versions?|types?|kinds?|things?|devices?|produkte?n?|artikeln?|modelle?n?|geräte?n?|varianten?|typ(?:en)?|sorten?|ausführung(?:en)?|dinge?)$/u;

export const tellingWords = (text: string): readonly string[] =>
  wordsOf(text).filter((word) => isContent(word) && !filling.has(word) && word !== 's');
export const isGeneric = (word: string): boolean => generic.test(word);

const fewestLetters = 4;
const folded = (word: string): string => word.replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u');

/** The same word in another form, or one of which it is part: “Raum” of “Räume”, “Boot” of “Ruderboot”. */
export function isTold(word: string, words: readonly string[]): boolean {
  const own = folded(word);
  return words.map(folded).some((other) => isSameWord(own, other) || isPart(own, other) || isPart(other, own));
}

function isPart(short: string, long: string): boolean {
  return short.length >= fewestLetters && !/\d/.test(long) && (long.startsWith(short) || endsIn(long, short));
}

/** In any number: “Ruderboote” ends in “Boot”. */
const endsIn = (long: string, short: string): boolean =>
  long.replace(/(?:es|en|e|s|n)$/u, '').endsWith(short.replace(/(?:es|en|e|s|n)$/u, ''));
