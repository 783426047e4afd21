import { aNumber, type KindAsked, kindsAsked } from './kinds-asked.ts';
import { plainWord } from './like-words.ts';
import { tellingWords } from './telling-words.ts';

/** What has to be said for a question to be answered. */
export interface Wanted {
  readonly question: string;
  /** In the form that is compared, without those that stand for the kind. */
  readonly words: readonly string[];
  readonly kind: KindAsked | null;
  /** What is counted: “how many guests”. */
  readonly thing: string | null;
  /** What time is to be told in: days are no months. */
  readonly unit: string | null;
  /** Those of the words that seem to be verbs. */
  readonly verbs: ReadonlySet<string>;
}

const howMany = /(?<!\p{L})(?:how many|wie ?viele?|combien d(?:e |['’])|cu[aá]nt[oa]s)\s*(\p{L}+)/iu;
const unitAsked =
  /(?<!\p{L})(?:how many|wie ?viele|combien de|cu[aá]nt[oa]s) (seconds|minutes|hours|days|nights|weeks|months|years|sekunden|minuten|stunden|tage|wochen|monate|jahre|jours|heures|semaines|mois|ans|horas|días|semanas|meses|años)(?!\p{L})/iu;
const isGerman = /(?<!\p{L})(?:wie|wann|wer|wo|was|womit|welche[rsnm]?|darf|kann|muss|ist|sind|gibt|werden|wird)(?!\p{L})/iu;
/** German nouns have capital letters: another word that ends so is a verb, or says how something is. */
const verb = /(?<![\p{L}\p{N}])\p{Ll}{4,}(?:en|t)(?!\p{L})/gu;

export function wantedOf(question: string): Wanted {
  const measured = kindsAsked.find(({ asks }) => asks.test(question)) ?? null;
  const thing = measured ? null : (howMany.exec(question)?.[1] ?? null);
  const words = tellingWords(question).filter((word) => measured?.words.has(word) !== true);
  const verbs = isGerman.test(question) ? (question.match(verb) ?? []) : [];
  return {
    question,
    words: words.map(plainWord),
    kind: thing === null ? measured : aNumber,
    thing: thing === null ? null : plainWord(thing.toLowerCase()),
    unit: unitAsked.exec(question)?.[1]?.toLowerCase().slice(0, 3) ?? null,
    verbs: new Set(verbs.map(plainWord)),
  };
}
