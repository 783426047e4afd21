import { wordsOf } from '../text/words.ts';
import { clausesOf, closestClauses, rootsOf } from './clauses.ts';

/** A claim that says the contrary of its evidence by one word, in words of both. */
export interface Turn {
  readonly kind: 'negation' | 'turn';
  /** Null where only the other side negates. */
  readonly claimed: string | null;
  readonly evidence: string | null;
}

/** Of a claim's other content, what the evidence must have for a word to be called turned. */
const leastShare = 0.75;
/** Words that say that something is not so, English and German. */
export const negations =
  /(?<!\p{L})(?:not(?! only| just)|no|never|none|neither|nor|without|cannot|nicht(?! nur)|kein\p{L}{0,2}|nie|niemals|weder|ohne|\p{L}+n['’]t)(?!\p{L})/iu;

/** Words of either side turn a statement round. English, then German. */
const pairs: readonly (readonly [string, string])[] =
  `increase increases increased increasing rise rises rose risen rising grow grows grew grown growing raise raises raised raising gain gained higher up
  / decrease decreases decreased decreasing fall falls fell fallen falling shrink shrank shrunk decline declined reduce reduced drop dropped lower lowers lowered lowering down
  | before prior / after following
  | more above over exceeds exceeded / less fewer below under
  | always / never sometimes rarely seldom
  | maximum most highest largest biggest longest / minimum least lowest smallest shortest
  | won win wins winning / lost lose loses losing
  | buy buys bought acquired purchased / sell sells sold
  | open opens opened / close closes closed
  | allow allows allowed permit permits permitted / forbid forbids forbidden prohibit prohibits prohibited ban banned
  | include includes included including / exclude excludes excluded excluding
  | mandatory required compulsory obligatory must / optional voluntary
  | enable enables enabled / disable disables disabled
  | accept accepts accepted approved / reject rejects rejected refused denied
  | arrive arrives arrived / depart departs departed left
  | born / died | early earlier / late later | older / younger newer | faster / slower | cheaper / dearer
  | profit profits / loss losses | positive / negative | public / private | import imports imported / export exports exported
  | north northern / south southern | east eastern / west western | male / female | legal / illegal | safe / unsafe dangerous
  | with / without | begin begins began started / ended ends finished | true / false
  | steigt stieg stiegen gestiegen steigen erhöht wächst wuchs höher mehr / sinkt sank sanken gesunken sinken fällt fiel gefallen niedriger weniger
  | vor / nach | immer / nie niemals manchmal selten | gewann gewonnen / verlor verloren | kaufte gekauft / verkaufte verkauft
  | geöffnet öffnet / geschlossen schließt | erlaubt / verboten untersagt | mit / ohne | gewinn / verlust | pflicht verpflichtend / freiwillig
  | höchstens maximal / mindestens minimal | nördlich / südlich | östlich / westlich | früher / später`
    .split('|')
    .map((pair) => {
      const [left = '', right = ''] = pair.split('/');
      return [left.trim(), right.trim()] as const;
    });

const turned = new Map<string, { readonly same: ReadonlySet<string>; readonly contrary: ReadonlySet<string> }[]>();
for (const [left, right] of pairs)
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const sets = { same: new Set(side.split(/\s+/)), contrary: new Set(other.split(/\s+/)) };
    for (const word of sets.same) turned.set(word, [...(turned.get(word) ?? []), sets]);
  }

const everything = new Set(['all', 'every', 'each', 'only', 'always', 'none', 'alle', 'jeder', 'jede', 'jedes', 'nur', 'immer']);
const something = new Set(
  'some many most several few often usually sometimes partly mostly manche viele einige meisten oft meist manchmal teilweise'.split(' '),
);

/** What a claim turns round: a negation, a word for its contrary, some made into all. Compared with the closest clause only, so that a text may say both. */
export function turnsOf(claim: string, texts: readonly string[]): Turn[] {
  const negated = turnedNegation(claim, texts);
  return negated.length > 0 ? negated : turnedWords(claim, texts);
}

/** Clause by clause: “not sure, but …” says nothing of what follows. */
function turnedNegation(claim: string, texts: readonly string[]): Turn[] {
  return clausesOf(claim).flatMap((clause): Turn[] => {
    const isNegated = negations.test(clause);
    const roots = rootsOf(without(clause, negations));
    const near = roots.length < 2 ? [] : closestClauses(roots, texts, leastShare);
    if (near.length === 0 || near.some((other) => negations.test(other) === isNegated || isContrary(clause, other))) return [];
    const found = negations.exec(isNegated ? clause : (near[0] ?? ''))?.[0] ?? '';
    return [isNegated ? { kind: 'negation', claimed: found, evidence: null } : { kind: 'negation', claimed: null, evidence: found }];
  });
}

/** “Not allowed” and “forbidden” are one, and an exception turns what it is of. */
function isContrary(clause: string, other: string): boolean {
  const [words, others] = [wordsOf(clause), wordsOf(other)];
  return (
    exception.test(other) ||
    words.some((word) =>
      (turned.get(word) ?? []).some(({ contrary }) =>
        others.some((own) => contrary.has(own) && !negations.test(own) && !negations.test(word)),
      ),
    )
  );
}

const exception = /(?<!\p{L})(?:except|unless|excluding|außer|ausgenommen)(?!\p{L})/iu;
const without = (claim: string, pattern: RegExp): string => claim.replaceAll(new RegExp(pattern, 'giu'), ' ');

function turnedWords(claim: string, texts: readonly string[]): Turn[] {
  const words = wordsOf(claim);
  return words.flatMap((word): Turn[] => {
    if (!turned.has(word) && !everything.has(word)) return [];
    const rest = rootsOf(words.filter((other) => other !== word).join(' '));
    const near = closestClauses(rest, texts, leastShare)
      .filter((clause) => negations.test(clause) === negations.test(claim) && !exception.test(clause))
      .map(wordsOf);
    const evidence = near.length === 0 ? null : (contraryOf(word, words, near) ?? weakerOf(word, words, near));
    return evidence === null ? [] : [{ kind: 'turn', claimed: word, evidence }];
  });
}

type Words = readonly string[];

function contraryOf(word: string, claim: Words, near: readonly Words[]): string | null {
  const sides = (turned.get(word) ?? []).filter(({ same }) => !near.some((own) => own.some((other) => same.has(other))));
  return near[0]?.find((other) => sides.some(({ contrary }) => contrary.has(other)) && !claim.includes(other)) ?? null;
}

function weakerOf(word: string, claim: Words, near: readonly Words[]): string | null {
  if (!everything.has(word) || near.some((own) => own.some((other) => everything.has(other)))) return null;
  return near[0]?.find((other) => something.has(other) && !claim.includes(other)) ?? null;
}
