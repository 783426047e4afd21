const word = "\\p{L}[\\p{L}'’.-]{0,30}";
/** Holds dashes itself: where it may be followed by one, a row of capitals with dashes can be taken apart in hundreds of ways. */
const capital = "\\p{Lu}[\\p{L}'’.-]{0,30}";
/** A place of one to four words. */
const place = `${capital}(?: (?:(?:de|la|le|les|del|di|am|an der|im|in|sur|en|upon|-) ?)?${capital}){0,3}`;
const number = '\\d{1,4}(?: ?[a-h](?![\\p{L}]))?(?: ?[-/] ?\\d{1,4}[a-h]?)?';

/** How a language writes a street with its number, and a town with its code; `hint` is what no street is without. */
export interface AddressForm {
  readonly language: string;
  readonly street: string;
  readonly town: string;
  readonly hint: RegExp;
}

const german = 'straße|strasse|str\\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig|stieg|markt|hof|graben|promenade';
const english =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Square|Sq|Terrace|Way|Close|Crescent|Cres|Gardens|Grove|Hill|' +
  'Parkway|Pkwy|Highway|Hwy|Mews|Row|Walk|Circle|Cir';
const compass = '(?:(?:N|S|E|W|North|South|East|West)\\.? )?';
const flat = '(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Flat|#)\\.? ?[\\p{L}\\d-]{1,6})?';
const french =
  '[Rr]ue|[Aa]venue|[Aa]v\\.|[Bb]oulevard|[Bb]d\\.?|[Pp]lace|[Cc]hemin|[Aa]llée|[Ii]mpasse|[Qq]uai|[Cc]ours|[Rr]oute|[Ss]quare|[Pp]assage|[Ff]aubourg';
const spanish =
  'C/|[Cc]\\.|[Cc]alle|[Aa]venida|[Aa]vda?\\.?|[Pp]laza|[Pp]za\\.?|[Pp]aseo|[Cc]arrera|[Cc]arretera|[Rr]onda|[Cc]amino|[Tt]ravesía|[Gg]lorieta';
const italian =
  '[Vv]ia|[Vv]iale|[Pp]iazza(?:le)?|[Pp]\\.?za|[Cc]orso|C\\.so|V\\.le|[Vv]icolo|[Ll]argo|[Ss]trada|[Cc]ontrada|[Ll]ungo\\p{L}{3,10}';

export const addressForms: readonly AddressForm[] = [
  {
    language: 'German',
    street:
      `(?:${capital} ){0,2}(?:\\p{Lu}[\\p{L}-]{1,30}(?:${german})|(?:${capital}-)?(?:Straße|Strasse|Str\\.|Weg|Platz|Allee|Ring)|` +
      `(?:Am|An der|An den|Im|In der|In den|Auf der|Auf dem|Zum|Zur|Unter den|Alte[rn]?|Neue[rn]?) ${capital}(?: ${capital})?) ${number}`,
    town: `(?:(?:D|A|CH|DE|AT)-? ?)?\\d{4,5} ${place}`,
    hint: new RegExp(`(?:${german}) \\d|\\d[a-h]?[ ,\\n]{1,3}(?:[A-Z]{1,2}-)?\\d{4,5} \\p{Lu}`, 'giu'),
  },
  {
    language: 'English',
    street: `\\d{1,5}[a-h]?(?:-\\d{1,4})?,? ${compass}(?:(?:${capital}|\\d{1,3}(?:st|nd|rd|th)) ){1,4}(?:${english})(?![\\p{L}])\\.?${flat}`,
    town: `(?:(?:${place})[ ,\\n]{1,3}){0,2}(?:(?:[A-Z]{2}|${capital}),? \\d{5}(?:-\\d{4})?(?!\\d)|[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}(?![\\p{L}\\d]))`,
    hint: new RegExp(` (?:${english})(?!\\p{L})`, 'gu'),
  },
  {
    language: 'French',
    street: `\\d{1,4}(?: ?(?:bis|ter|quater|[A-D](?![\\p{L}])))?,? ?(?:${french})(?: (?:de|du|des|la|le|les|aux?)(?= )){0,3}(?: ${word}){1,6}?`,
    town: `(?:F-)?\\d{5} ${place}`,
    hint: new RegExp(`\\d(?: ?(?:bis|ter|quater|[A-D]))?,? ?(?:${french}) `, 'gu'),
  },
  {
    language: 'Spanish',
    street: `(?:${spanish}) ?(?:${word} ){0,5}${word},? (?:n\\.?[ºo°] ?|núm\\. ?)?${number}(?:,? ?\\d{1,2}[.ºoª°]{1,2} ?[\\p{L}\\d]{0,9}\\.?)?`,
    town: `\\d{5} ${place}`,
    hint: new RegExp(`(?:${spanish}) ?\\p{L}`, 'gu'),
  },
  {
    language: 'Italian',
    street: `(?:${italian}) (?:${word} ){0,5}${word},? (?:n\\.? ?)?${number}`,
    town: `(?:I-)?\\d{5} ${place}(?: \\(?[A-Z]{2}\\)?(?![\\p{L}]))?`,
    hint: new RegExp(`(?<!\\p{L})(?:${italian}) \\p{L}`, 'gu'),
  },
];
