import { type Finder, finderOf, isCued } from './personal-datum.ts';

const word = "\\p{L}[\\p{L}'’.-]{0,30}";
const capital = "\\p{Lu}[\\p{L}'’.-]{0,30}";
/** A place of one to four words. */
const place = `${capital}(?:[ -](?:(?:de|la|le|les|del|di|am|an der|im|in|sur|en|upon|-) ?)?${capital}){0,3}`;
const gap = '(?:[ \\t]*[,;|·•][ \\t]*|[ \\t]*\\n[ \\t]*|[ \\t]+|[ \\t]*,[ \\t]*\\n[ \\t]*)';
const number = '\\d{1,4}(?: ?[a-h](?![\\p{L}]))?(?: ?[-/] ?\\d{1,4}[a-h]?)?';

/** How a language writes street, number, code and town. A street without a town is less sure. */
interface Form {
  readonly street: string;
  readonly town: string;
}

const forms: Readonly<Record<string, Form>> = {
  German: {
    street: `(?:${capital}[ -]){0,2}(?:\\p{Lu}[\\p{L}-]{1,30}(?:straße|strasse|str\\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig|stieg|markt|hof|graben|promenade)|(?:Straße|Strasse|Str\\.|Weg|Platz|Allee|Ring)|(?:Am|An der|An den|Im|In der|In den|Auf der|Auf dem|Zum|Zur|Unter den|Alte[rn]?|Neue[rn]?) ${capital}(?:[ -]${capital})?) ${number}`,
    town: `(?:(?:D|A|CH|DE|AT)-? ?)?\\d{4,5} ${place}`,
  },
  English: {
    street: `\\d{1,5}[a-h]?(?:-\\d{1,4})?,? (?:(?:N|S|E|W|North|South|East|West)\\.? )?(?:(?:${capital}|\\d{1,3}(?:st|nd|rd|th)) ){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Square|Sq|Terrace|Way|Close|Crescent|Cres|Gardens|Grove|Hill|Parkway|Pkwy|Highway|Hwy|Mews|Row|Walk|Circle|Cir)(?![\\p{L}])\\.?(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Flat|#)\\.? ?[\\p{L}\\d-]{1,6})?`,
    town: `(?:(?:${place})${gap}){0,2}(?:(?:[A-Z]{2}|${capital}),? \\d{5}(?:-\\d{4})?(?!\\d)|[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}(?![\\p{L}\\d]))`,
  },
  French: {
    street: `\\d{1,4}(?: ?(?:bis|ter|quater|[A-D](?![\\p{L}])))?,? ?(?:[Rr]ue|[Aa]venue|[Aa]v\\.|[Bb]oulevard|[Bb]d\\.?|[Pp]lace|[Cc]hemin|[Aa]llée|[Ii]mpasse|[Qq]uai|[Cc]ours|[Rr]oute|[Ss]quare|[Pp]assage|[Ff]aubourg)(?: ${word}){1,6}?`,
    town: `(?:F-)?\\d{5} ${place}`,
  },
  Spanish: {
    street: `(?:C/|[Cc]\\.|[Cc]alle|[Aa]venida|[Aa]vda?\\.?|[Pp]laza|[Pp]za\\.?|[Pp]aseo|P\\.?º|[Cc]arrera|[Cc]arretera|[Rr]onda|[Cc]amino|[Tt]ravesía|[Gg]lorieta) ?(?:${word} ){0,5}${word},? (?:n\\.?[ºo°] ?|núm\\. ?)?${number}(?:,? ?\\d{1,2}[.ºoª°]{1,2} ?[\\p{L}\\d]{0,9}\\.?)?`,
    town: `\\d{5} ${place}`,
  },
  Italian: {
    street: `(?:[Vv]ia|[Vv]iale|[Pp]iazza(?:le)?|[Pp]\\.?za|[Cc]orso|C\\.so|V\\.le|[Vv]icolo|[Ll]argo|[Ss]trada|[Cc]ontrada|[Ll]ungo\\p{L}{3,10}) (?:${word} ){0,5}${word},? (?:n\\.? ?)?${number}`,
    town: `(?:I-)?\\d{5} ${place}(?: \\(?[A-Z]{2}\\)?(?![\\p{L}]))?`,
  },
};

const cue =
  /(?:address|lives? (?:at|in)|resid(?:es|ing) at|anschrift|adresse|wohnt|wohnhaft|domicili[oée]|habite|demeurant|dirección|vive en|reside en|indirizzo|residente|abita)[\s\S]{0,30}$/i;

const finders = Object.entries(forms).flatMap(([language, { street, town }]) => [
  finderOf('address', new RegExp(`(?<![\\p{L}\\p{N}])${street}${gap}(?:${gap})?${town}`, 'gu'), () => ({
    confidence: 0.92,
    detail: `${language} address`,
  })),
  finderOf('address', new RegExp(`(?<![\\p{L}\\p{N}])${street}(?![\\p{L}\\p{N}])`, 'gu'), (_, match) => ({
    confidence: isCued(cue, match) ? 0.85 : 0.45,
    detail: `${language} street`,
  })),
]);

const mayHold = /\d/;

export const findPostalAddresses: Finder = (text) => (mayHold.test(text) ? finders.flatMap((find) => find(text)) : []);
