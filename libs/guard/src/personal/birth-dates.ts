import { aroundHints } from './around-hints.ts';
import { type Finder, finderOf } from './personal-datum.ts';

const months =
  'jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|fev(?:rier)?|févr?(?:ier)?|mar(?:ch|s|zo)?|märz|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|ma[iy]o?|maggio|june?|juni|juin|junio|giugno|july?|juli|juil(?:let)?|julio|luglio|aug(?:ust)?|août|agosto|sept?(?:ember|embre|iembre)?|set(?:tembre)?|o[ck]t(?:ober|obre|ubre)?|ott(?:obre)?|nov(?:ember|embre|iembre)?|de[czs](?:ember|embre)?|dic(?:iembre|embre)?|déc(?:embre)?|gen(?:naio)?|feb(?:rero|braio)|ene(?:ro)?';
const date = `(?:\\d{1,2}[./-] ?\\d{1,2}[./-] ?(?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th|er|\\.|º)?(?: of| de| d[ei]l)? (?:${months})\\.?,?(?: de| del)? \\d{4}|(?:${months})\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})`;
const cue =
  '(?:naissance|nacimiento|nascita|date[ _-]?of[ _-]?birth|birth[ _-]?date|d\\.?o\\.?b\\.?|birthday|bday|born(?: in [\\p{L} ]{2,30})?(?: on)?|geb(?:urts|\\.-?)datum|geburtstag|geb\\.|geboren(?: am)?|date de naissance|né(?:e|\\(e\\))?(?: le)?|fecha de nacimiento|nacid[oa](?:/a|\\(a\\))?(?: el)?|nació el|data di nascita|nat[oa](?:/a|\\(a\\))?(?: a [\\p{L} ]{2,30}(?: ?\\([A-Z]{2}\\))?)?(?: il)?)(?: ?\\([^()\\n]{1,20}\\))?';

const findCued: Finder = finderOf(
  'birth-date',
  new RegExp(
    `(?<![\\p{L}])${cue}[\\s:=|"'–(-]{1,8}(?:(?:is|was|war|ist|est|es|è|fue|the|on|am|le|el|il) ){0,2}(?<value>${date})(?![\\p{L}\\p{N}])`,
    'giu',
  ),
  () => ({ confidence: 0.9 }),
);

/** “wurde am 12.03.1984 geboren”. */
const findBefore: Finder = finderOf(
  'birth-date',
  new RegExp(`(?<![\\p{L}\\p{N}])(?<value>${date})(?= (?:in [\\p{L} ]{2,30} )?geboren)`, 'giu'),
  () => ({
    confidence: 0.9,
  }),
);

/** A date says little; one that is called the day of a birth says who. */
export const findBirthDates: Finder = aroundHints(
  /birth|born|bday|d\.?o\.?b|geb|naissance|n[ée](?!\p{L})|née|naci|nasc|nat[oa]/giu,
  { before: 60, after: 120 },
  (text) => [...findCued(text), ...findBefore(text)],
);
