import { wordsOf } from '../text/words.ts';

const mostCharacters = 70;
const fewestCharacters = 3;
/** “3.2 Warranty”, “Chapter 4: Warranty”, “§ 5 Warranty”, “b) Warranty”. */
const numbering =
  /^(?:(?:chapter|section|part|appendix|article|step|kapitel|abschnitt|teil|anhang|artikel|schritt|§+)\s*)?(?:\d+(?:\.\d+)*|[IVX]+|\p{Ll})[.):]?\s+(?=\p{L})|^§+\s*\d+\s*/iu;
/** Headings that say where in a text one is, and not what about. */
const placing = new Set(
  `introduction|getting started|overview|contents|table of contents|summary|conclusion|conclusions|background|general|notes|note|appendix|references|see also|
  further reading|external links|bibliography|footnotes|index|details|more|other|miscellaneous|faq|questions|answers|example|examples|description|
  about|preface|foreword|changelog|history of changes|purpose|scope|abstract|disclaimer|data|table|legend|
  einleitung|erste schritte|einführung|überblick|übersicht|inhalt|inhaltsverzeichnis|zusammenfassung|fazit|hintergrund|allgemeines|hinweise|hinweis|anhang|
  literatur|quellen|weblinks|einzelnachweise|siehe auch|fußnoten|details|sonstiges|weiteres|fragen|antworten|beispiel|beispiele|beschreibung|
  vorwort|zweck|geltungsbereich|impressum|tabelle|legende`
    .split('|')
    .map((each) => each.trim()),
);

/** What a heading says its section is about; null where it only says where in the text one is, or is none to be asked by. */
export function topicOf(heading: string, title: string): string | null {
  const bare = heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)|[*_`]+/g, '$1')
    .replace(numbering, '')
    .replace(/[\s:.,;–-]+$/u, '')
    .trim();
  const isTitle = plain(bare) === plain(title);
  const isLong = bare.length > mostCharacters || bare.length < fewestCharacters;
  if (isLong || isTitle || placing.has(bare.toLowerCase()) || !/\p{L}{2}/u.test(bare)) return null;
  return bare;
}

export const plain = (text: string): string => wordsOf(text).join(' ');
