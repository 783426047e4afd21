import { addressForms } from './address-forms.ts';
import { aroundHints } from './around-hints.ts';
import { type Finder, finderOf, isCued } from './personal-datum.ts';

/** Between street and town: a blank, a comma, a line's end, or two of them. */
const gap = '(?:[ \\t]*[,;|·•][ \\t]*|[ \\t]*\\n[ \\t]*|[ \\t]+){1,2}';
const cue =
  /(?:address|lives? (?:at|in)|resid(?:es|ing) at|anschrift|adresse|wohnt|wohnhaft|domicili[oée]|habite|demeurant|dirección|vive en|reside en|indirizzo|residente|abita)[\s\S]{0,30}$/i;
const reach = { before: 130, after: 200 };

const finders = addressForms.map(({ language, street, town, hint }) => {
  const whole = finderOf('address', new RegExp(`(?<![\\p{L}\\p{N}])${street}${gap}${town}`, 'gu'), () => ({
    confidence: 0.92,
    detail: `${language} address`,
  }));
  const streetAlone = finderOf('address', new RegExp(`(?<![\\p{L}\\p{N}])${street}(?![\\p{L}\\p{N}])`, 'gu'), (_, match) => ({
    confidence: isCued(cue, match) ? 0.85 : 0.45,
    detail: `${language} street`,
  }));
  return aroundHints(hint, reach, (text) => (/\d/.test(text) ? [...whole(text), ...streetAlone(text)] : []));
});

/** Street, number, code and town as five languages write them; a street without its town only where something calls it an address. */
export const findPostalAddresses: Finder = (text) => finders.flatMap((find) => find(text));
