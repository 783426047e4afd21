import type { Known } from './phrases.ts';
import { contentWords, wordsOf } from './words-of.ts';

interface Fragments {
  /** All of a question that has nothing but its question word, and what that asks for: “At what temperature”, “How often”. */
  readonly shape: RegExp;
  /** How a whole question begins, before its verb: what a fragment takes the place of. Nothing of what it is about stands in it. */
  readonly beginning: RegExp;
  /** A whole question that begins with its verb. */
  readonly verb: RegExp;
}

const auxiliary =
  '(?:is|are|was|were|do|does|did|can|could|will|would|should|may|might|must|shall|has|have|had|am|be|ist|sind|war|waren|hat|haben)';
const word = `(?!(?:${auxiliary}|i|you|we|they|he|she|it|one|the|an?|to|this|that|my|your|our)\\b)[\\p{L}\\p{N}-]+`;
const exactly = '(?: (?:exactly|else|then|again|though))?';
const degrees = 'long|often|much|many|far|soon|early|late|quickly|fast|frequently|regularly|deep|high|hot|big|large|old|heavy|wide';
const before =
  '(?:in|on|at|by|for|from|to|with|without|within|since|until|till|after|before|under|over|about|through|during|of|into|up to)';
const after = '(?:in|im|an|auf|aus|bei|mit|nach|von|vor|seit|bis|ab|um|zu|für|unter|über|durch|gegen|ohne|während|innerhalb)';
const genau = '(?: (?:genau|sonst|noch|denn|dann))?';
const grade = 'lange?|oft|viel|viele|weit|hoch|tief|groß|schwer|heiß|warm|kalt|alt|häufig|schnell|spät|früh|teuer|stark';
const noun = '\\p{Lu}[\\p{L}\\p{N}-]*';

const fragments: Readonly<Record<Known, Fragments>> = {
  en: {
    shape: new RegExp(
      `^(?:${before} (?:(?:what|which|how)(?: ${word}){1,3}|whom|who|what|when|where)|how (?:(?:${degrees})|(?:many|much) ${word})|when|where)${exactly}$`,
      'iu',
    ),
    beginning: new RegExp(
      `^(?:(?:${before} )?(?:when|where|what|who|whom|why|how(?: (?:${degrees}))?)${exactly}|${before} (?:what|which|how)(?: ${word}){1,3}) (?=${auxiliary}\\b)`,
      'iu',
    ),
    verb: new RegExp(`^${auxiliary}\\b`, 'iu'),
  },
  de: {
    shape: new RegExp(
      `^(?:${after} (?:welche[rsnm]?(?: \\p{Ll}+e[rsnm]?)? ${noun}|wie (?:${grade})(?: ${noun})?|wann|wem|wen|was|wo)|wie (?:${grade})|wie viele? ${noun}|wann|wo|woher|wohin|womit|wofür|wodurch)${genau}$`,
      'u',
    ),
    beginning: new RegExp(
      `^(?:(?:${after} )?(?:wann|wo|woher|wohin|womit|wofür|was|wem|wen|wie(?: (?:${grade}))?)|${after} welche[rsnm]? (?:\\p{Ll}+ )?(?-i:\\p{Lu})\\p{L}+) (?!viele? )(?=(?-i:\\p{Ll}))`,
      'iu',
    ),
    verb: /^(?:ist|sind|war|waren|kann|können|darf|dürfen|muss|müssen|soll|sollen|hat|haben|wird|werden|gibt)\b/iu,
  },
};

/** Whether all that it says is what is asked: of what, the question before it says. */
export const isFragment = (text: string, language: Known): boolean => {
  const said = text.replace(/[\s.?!…]+$/u, '');
  return fragments[language].shape.test(said.charAt(0).toLowerCase() + said.slice(1));
};

/** “At what temperature should green tea be brewed?”: the question before it, asked for what the fragment asks. */
export function askedAnew(
  fragment: string,
  before: string,
  language: Known,
): { readonly query: string; readonly carried: readonly string[] } {
  const { beginning, verb } = fragments[language];
  const asked = fragment.replace(/[\s.?!…]+$/u, '');
  const whole = withoutFragment(before.trim(), language);
  const rest = verb.test(whole) ? whole.charAt(0).toLowerCase() + whole.slice(1) : whole.replace(beginning, '');
  const isAnew = verb.test(whole) || rest !== whole;
  const said = asked.charAt(0).toUpperCase() + asked.slice(1);
  const query = isAnew ? `${said} ${rest}` : `${said}: ${rest}`;
  const own = new Set(wordsOf(asked.toLowerCase()));
  return { query, carried: contentWords(rest, language).filter((each) => !own.has(each.toLowerCase())) };
}

/** “Where: Who invented the oven?” once more: what a fragment was put before. */
function withoutFragment(question: string, language: Known): string {
  const [first = '', ...rest] = question.split(': ');
  return rest.length > 0 && isFragment(first, language) ? rest.join(': ') : question;
}
