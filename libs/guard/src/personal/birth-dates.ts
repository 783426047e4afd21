import { aroundHints } from './around-hints.ts';
import { type Finder, finderOf } from './personal-datum.ts';

const months =
  'jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|fev(?:rier)?|févr?(?:ier)?|mar(?:ch|s|zo)?|märz|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|ma[iy]o?|maggio|june?|juni|juin|junio|giugno|july?|juli|juil(?:let)?|julio|luglio|aug(?:ust)?|août|agosto|sept?(?:ember|embre|iembre)?|set(?:tembre)?|o[ck]t(?:ober|obre|ubre)?|ott(?:obre)?|nov(?:ember|embre|iembre)?|de[czs](?:ember|embre)?|dic(?:iembre|embre)?|déc(?:embre)?|gen(?:naio)?|feb(?:rero|braio)|ene(?:ro)?';
const date = `(?:\\d{1,2}[./-] ?\\d{1,2}[./-] ?(?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th|er|\\.|º)?(?: of| de| d[ei]l)? (?:${months})\\.?,?(?: de| del)? \\d{4}|(?:${months})\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})`;
const cue =
  '(?:naissance|nacimiento|nascita|date of birth|birth ?date|d\\.?o\\.?b\\.?|birthday|born(?: on)?|geburtsdatum|geburtstag|geb\\.|geboren(?: am)?|date de naissance|né(?:e|\\(e\\))?(?: le)?|fecha de nacimiento|nacid[oa](?:/a|\\(a\\))?(?: el)?|nació el|data di nascita|nat[oa](?:/a|\\(a\\))?(?: a [\\p{L} ]{2,30})?(?: il)?)';

const findCued: Finder = finderOf(
  'birth-date',
  new RegExp(
    `(?<![\\p{L}])${cue}[\\s:=|"'–(-]{1,8}(?:(?:is|was|war|ist|est|es|è|fue|the|on|am|le|el|il) ){0,2}(?<value>${date})(?![\\p{L}\\p{N}])`,
    'giu',
  ),
  () => ({ confidence: 0.9 }),
);

/** A date says little; one that is called the day of a birth says who. */
export const findBirthDates: Finder = aroundHints(
  /birth|born|d\.?o\.?b|geb|naissance|n[ée](?!\p{L})|née|naci|nasc|nat[oa]/giu,
  { before: 10, after: 120 },
  findCued,
);
