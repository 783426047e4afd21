import { anyCase } from './any-case.ts';
import { aroundHints } from './around-hints.ts';
import { name, several, title, closing, salutation, commonLabel, introduction, personalLabel } from './name-words.ts';
import { type Finder, finderOf } from './personal-datum.ts';

/** What is greeted, or has a title, and is nobody by name. */
const nobody =
  /^(?:All|Sirs?|Madam|Team|World|Customers?|Friends?|Colleagues?|Everyone|Everybody|There|President|Chairman|Chair|Speaker|Minister|Editor|Reader|Mr|Mrs|Damen|Herren|Kunden?|Kundin|Kollegen|Kolleginnen|Leser|Welt|Zusammen|Präsident|Monsieur|Madame|Mesdames|Messieurs|Tous|Toutes|Monde|Clients?|Clientes?|Señore?s?|Señora|Mundo|Equipo|Todos|Signor[ei]|Signora|Mondo|Tutti|Clienti|Who|The|This|New|None|Null|True|False|Yes|No|Unknown|Street|First|Last|Name|Full|Vorname|Nachname|Apellidos|Cognome|Prénom|Regards|Cheers|Thanks|Best)(?![\p{L}'’-])/iu;
const company =
  /(?<!\p{L})(?:GmbH|AG|Inc|Ltd|LLC|Corp|SA|SARL|SAS|Company|Bank|University|Universität|Service|Support|Team|Department|Abteilung)(?!\p{L})/u;
const someone = (value: string): boolean => !nobody.test(value) && !company.test(value);
const isWhole = (value: string): boolean => value.includes(' ');

/** The first letter is looked at before what stands before it: that is quicker. */
const apart = '(?=[\\p{Lu}])(?<![\\p{L}\\p{N}])';
const lineStart = '(?<=^|\\n)[ >]{0,4}';
const label = (words: string): string =>
  `(?<=^|[\\n|;,({"'«>\\t]|[.:?!] )[ "'*]{0,4}${anyCase(`(?:${words})`)}["'*]{0,3} ?[:=|][ "'*]{0,4}`;
const titles = `(?:${title}\\.? ){0,3}`;

function named(before: string, confidence: (value: string) => number, { form = name, until = '' } = {}): Finder {
  return finderOf('name', new RegExp(`${before}(?<value>${form})${until}`, 'gu'), (value) =>
    someone(value) ? { confidence: confidence(value) } : null,
  );
}

const french = /(?<!\p{L})(?:le|la|les|des|une|est|vous|nous|pour|dans|avec)(?!\p{L})/u;
/** In other languages, “M.” is an initial. */
const monsieur = finderOf('name', new RegExp(`${apart}MM?\\. (?<value>${name})`, 'gu'), (value, { input, index }) =>
  someone(value) && french.test(input.slice(Math.max(0, index - 100), index + 120)) ? { confidence: 0.65 } : null,
);

const finders: readonly Finder[] = [
  named(`${apart}${title}\\.? ${titles}`, () => 0.8),
  named(`${lineStart}${salutation} ${titles}`, (value) => (isWhole(value) ? 0.8 : 0.7), { until: '(?= ?[,!:–-]| ?\\n|$)' }),
  named(`${lineStart}${closing}[,.!:]? *\\n[ >\\t]*\\n?[ >\\t-]*${titles}`, (value) => (isWhole(value) ? 0.85 : 0.7), {
    until: '(?=[ \\t]*(?:\\n|$|[,(|]))',
  }),
  named(`(?<!\\p{L})${anyCase(introduction)} ${titles}`, () => 0.9),
  named(`${label(personalLabel)}${titles}`, () => 0.85),
  named(`${label(commonLabel)}${titles}`, () => 0.65, { form: several, until: '(?=[ "\'*]{0,3}(?:[\\n|;,)<"\'(]|$|\\. ))' }),
  // “Anna Schmidt <anna@example.org>”
  aroundHints(
    /[<(][^<>()\s@]{1,64}@/g,
    { before: 160, after: 4 },
    named(apart, () => 0.85, { form: several, until: '(?="? ?[<(][^<>()\\s@]{1,64}@)' }),
  ),
  monsieur,
];

/** Names by what stands before and after them: there is no list of names, so one that stands alone is not found. */
export const findNames: Finder = (text) => finders.flatMap((find) => find(text));
