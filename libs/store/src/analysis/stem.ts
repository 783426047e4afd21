import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as armenian } from '@orama/stemmers/armenian';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hindi } from '@orama/stemmers/indian';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as indonesian } from '@orama/stemmers/indonesian';
import { stemmer as irish } from '@orama/stemmers/irish';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as lithuanian } from '@orama/stemmers/lithuanian';
import { stemmer as nepali } from '@orama/stemmers/nepali';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as serbian } from '@orama/stemmers/serbian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as tamil } from '@orama/stemmers/tamil';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stemmer as porter } from 'stemmer';

type Stem = (word: string) => string;

/** By ISO 639-1; Snowball's, but for English, where Porter's first one is measured beside it. The first of a script is its own language. */
const byScript: readonly (readonly [script: RegExp, stems: Readonly<Record<string, Stem>>])[] = [
  [
    /^\p{sc=Latin}/u,
    {
      en: porter,
      da: danish,
      de: german,
      es: spanish,
      fi: finnish,
      fr: french,
      ga: irish,
      hu: hungarian,
      id: indonesian,
      it: italian,
      lt: lithuanian,
      nl: dutch,
      no: norwegian,
      nb: norwegian,
      pt: portuguese,
      ro: romanian,
      sr: serbian,
      sv: swedish,
      tr: turkish,
    },
  ],
  [/^\p{sc=Cyrillic}/u, { ru: russian, sr: serbian }],
  [/^\p{sc=Arabic}/u, { ar: arabic }],
  [/^\p{sc=Devanagari}/u, { hi: hindi, ne: nepali }],
  [/^\p{sc=Greek}/u, { el: greek }],
  [/^\p{sc=Armenian}/u, { hy: armenian }],
  [/^\p{sc=Tamil}/u, { ta: tamil }],
];

const accents = /[\u0300-\u036f]/g;
const arabicSigns = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g;

/** Languages that words of one script are stemmed as: the text's own, or else the first of that script. */
export function stemIn(word: string, language: string | null): string {
  const group = byScript.find(([script]) => script.test(word));
  if (!group || /\p{N}/u.test(word)) return word;
  const [, stems] = group;
  const own = language !== null && Object.hasOwn(stems, language) ? language : Object.keys(stems)[0];
  return own === undefined ? word : stemmed(word, own, stems[own]);
}

/** Every language whose words of some script are stemmed in a way of their own. */
export const stemmedLanguages: ReadonlySet<string> = new Set(byScript.flatMap(([, stems]) => Object.keys(stems)));

const known = new Map<string, string>();

function stemmed(word: string, language: string, stem: Stem | undefined): string {
  const key = `${language} ${word}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size > 50_000) known.clear();
  const made = shaped(word, language, stem ?? ((text) => text));
  known.set(key, made);
  return made;
}

/** What a script writes in more than one way is written in one, so that accents and vowel signs left out do not hide a word. */
function shaped(word: string, language: string, stem: Stem): string {
  if (language === 'en') return english(bare(word));
  if (language === 'ar') return stem(arabicLetters(word)) || word;
  if (language === 'hi' || language === 'ne') return stem(word.replaceAll('ँ', 'ं').replaceAll('़', '')) || word;
  if (language === 'ru') return stem(word.replaceAll('ё', 'е')) || word;
  return bare(stem(word) || word);
}

const english = (word: string): string => (/^[a-z]{3,}$/.test(word) ? porter(word) : word);

function arabicLetters(word: string): string {
  return word
    .replace(arabicSigns, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ی', 'ي')
    .replaceAll('ک', 'ك')
    .replaceAll('ة', 'ه');
}

const bare = (word: string): string => word.normalize('NFD').replace(accents, '').normalize('NFC');
