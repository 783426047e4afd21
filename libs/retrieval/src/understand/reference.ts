import type { OpenReference } from '#core';
import { namesOf } from './topic.ts';
import { contentWords, isSmall, wordsOf } from './words-of.ts';

/** A word in a question that stands for what was spoken of before. */
export interface Reference {
  /** The question with the things themselves in its place, or beside it where they are several. */
  with(topic: readonly string[], isClear?: boolean): string;
  readonly at: OpenReference;
}

interface Pronouns {
  readonly plain: ReadonlySet<string>;
  readonly possessive: ReadonlySet<string>;
  /** Stand for something only where no noun follows. */
  readonly pointing: ReadonlySet<string>;
  /** Point at several things, and a noun before is more often what they mean. */
  readonly plural: ReadonlySet<string>;
  readonly auxiliary: ReadonlySet<string>;
  readonly asker: RegExp;
  /** “it” that stands for nothing. */
  readonly empty: RegExp;
  readonly ending: string;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const pronouns: Readonly<Record<'en' | 'de', Pronouns>> = {
  en: {
    plain: set('it they them he him she'),
    possessive: set('its their theirs his her hers'),
    pointing: set('this that these those'),
    plural: set('they them their theirs these those'),
    auxiliary: set('is are was were do does did can could will would should may might must has have had'),
    asker: /\b(?:i|we|you|one)\b/i,
    empty:
      /\b(?:is|was|be|might|may|could|would|seems?) it (?:be )?(?:\S+ ){1,4}that\b|\b(?:is|was|might|would|could) it (?:be )?(?:\w+ly |so |too |very |more |less )?(?:allowed|required|supposed|recommended|advised|(?!\w*ed )\w+) (?:for .+ )?to\b|\bit(?:'s|’s| is| was)? (?:possible|necessary|better|best|an option|a good idea|so that|(?:take|mean|help|make sense|matter|cost)s? (?:\S+ ){0,3}(?:to|if|when)\b)|\bwhen it comes\b|\bit (?:snow|rain)|\bmake it \S+ (?:to|for)\b/i,
    ending: "'s",
  },
  de: {
    plain: set('es er ihn ihm ihnen'),
    possessive: set('sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer dessen deren'),
    pointing: set('das dies dieses davon dazu damit dafür darin daran'),
    plural: set('ihnen ihr ihre ihren ihrem ihrer deren'),
    auxiliary: set('ist sind war waren hat haben hatte kann können darf muss soll wird werden'),
    asker: /\b(?:ich|wir|man|du|sie)\b/i,
    empty: /\b(?:gibt es|es gibt|ist es (?:möglich|nötig|erlaubt|wichtig|besser)|geht es|wie (?:geht|steht) es)\b/i,
    ending: '',
  },
};

export interface Referring {
  readonly language: 'en' | 'de';
  /** Whether what went before was about something with a name: then only a name in the question itself is nearer. */
  readonly isNamed: boolean;
  /** Whether what went before was one thing that takes its time: then “How long does it take to charge?” is about that. */
  readonly isThing?: boolean;
}

/** How long a thing takes to do what it does; “it take to charge the battery” speaks of nothing. */
const itsTime = /\bit takes? (?:\S+ )?to (?:fully |completely )?[\p{L}-]+\s*\??$/iu;

/** “Can I do it online?” stands for what was done, and not for what it was done to. */
const action = /\b(?:i|we|you|one|they|to)\s+do\s$|\bdoing\s$/iu;

/** The first word of a question that stands for something outside of it; null where it has none. */
export function referenceIn(question: string, { language, isNamed, isThing = false }: Referring): Reference | null {
  const known = pronouns[language];
  if (known.empty.test(question) && !(isThing && itsTime.test(question))) return null;
  for (const match of question.matchAll(/(?<![\p{L}'’-])(?<word>\p{L}+)(?<is>['’]s)?(?![\p{L}'’-])/gu)) {
    const { word = '', is } = match.groups ?? {};
    const place = {
      before: question.slice(0, match.index),
      after: question.slice(match.index + match[0].length),
      known,
      language,
      isNamed: isNamed && !known.plural.has(word.toLowerCase()),
    };
    if (!stands(word.toLowerCase(), place)) continue;
    if (isAnswered(place)) return null;
    const { before, after } = place;
    const ending = known.possessive.has(word.toLowerCase()) ? known.ending : is ? ' is' : '';
    return {
      at: { start: match.index, end: match.index + match[0].length, ending },
      with: ([first = '', ...more], isClear = true) =>
        more.length === 0 && isClear && !(language === 'en' && action.test(before))
          ? `${before}${first}${ending}${after}`
          : `${before}${match[0]} (${[first, ...more].join(', ')})${after}`,
    };
  }
  return null;
}

interface Place {
  readonly before: string;
  readonly after: string;
  readonly known: Pronouns;
  readonly language: 'en' | 'de';
  readonly isNamed: boolean;
}

/** Where another clause has ended: what it speaks of is nearer than an earlier question. */
const clause =
  /[,;]|[.?!] |\b(?:and|or|but|und|oder|aber)\s+(?:who|what|when|where|why|how|which|is|are|do|does|did|can|wer|was|wann|wo|warum|wie|ist|sind|kann)\b/i;

/** Whether what stands before in the same question is what the word stands for. */
function isAnswered({ before, known, language, isNamed }: Place): boolean {
  if (namesOf(before, language).length > 0) return true;
  const words = contentWords(before, language).length;
  if (words > 0 && clause.test(before)) return true;
  if (isNamed) return false;
  const isSubject = known.auxiliary.has(wordsOf(before).at(-1)?.toLowerCase() ?? '');
  return words > (isSubject ? 3 : known.asker.test(before) ? 2 : 1);
}

function stands(word: string, { before, after, known, language }: Place): boolean {
  if (known.plain.has(word) || known.possessive.has(word)) return true;
  if (!known.pointing.has(word)) return false;
  const [next = ''] = wordsOf(after);
  if (next === '' || /^\s*[?.!,]/.test(after)) return true;
  if (word === 'that') return false;
  const last = wordsOf(before).at(-1) ?? '';
  // “the key that expires”: behind a word of content it joins.
  return (last === '' || isSmall(last, language)) && isSmall(next, language);
}
