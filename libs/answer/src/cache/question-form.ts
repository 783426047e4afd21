type Openings = readonly (readonly [way: RegExp, name: string])[];

const asking = '(?=(?:how|what|which|who|whose|where|when|why|whether|if)(?: |$))';
/** Ways of asking the same, each by one name, in this order: how is not whether, and how you do it not how I do. English, then German. */
const openings: Openings = [
  [new RegExp(`^(?:(?:can|could|would) you )?(?:tell|show|explain to|explain) (?:me|us) ${asking}`), ''],
  [new RegExp(`^(?:i|we) (?:(?:would|'d) like|want|need) to (?:know|find out|understand) ${asking}`), ''],
  [new RegExp(`^(?:does (?:any|some)(?:one|body) know|do you know|i (?:wonder|am wondering|was wondering)) ${asking}`), ''],
  [/^what(?: i|')s (?:the|a) (?:right |proper |correct )?way (?:to|of) /, 'how '],
  [/^how (?:(?:do|can|could|does|would) (?:i|we|one)|to) /, 'how '],
  [/^(?:is (?:it|there) )?(?:possible|any way|a way|some way|any possibility|a possibility) (?:for (?:me|us) )?(?:to|of) /, 'can '],
  [/^(?:can|could) (?:i|we|one) /, 'can '],
  [/^wie (?:kann|könnte) (?:ich|man) /, 'wie '],
  [/^(?:kann|könnte) (?:ich|man) /, 'kann '],
];
const courtesy = /^(?:(?:hi|hello|hey|hallo|please|bitte),? )+|,? (?:please|thanks|thank you|bitte|danke)$/g;
/** Words that are equal here. “Is” and “was” are not, nor “can” and “must”. */
const equal = new Map([
  ['are', 'is'],
  ['am', 'is'],
  ['does', 'do'],
  ['were', 'was'],
  ['has', 'have'],
  ['which', 'what'],
  ['whom', 'who'],
]);
/**
 * Words that a question may have or not and still ask the same. What tells who does what to whom stays: I, you, me, “to” and “with”, “for”
 * and “about”, and German articles, which tell cases.
 */
const idle = new Set('a an the is be been being do have it there that this these those one my our in on at of please'.split(' '));
const past = new Set(['was', 'did', 'had']);

/** White space, marks at the end and the case of the first letter tell nothing: beyond that, two questions have the same words. */
export function wordingOf(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/[ .?!…]+$/u, '');
  return plain.replace(/^\p{Lu}(?=\p{Ll}* )/u, (letter) => letter.toLowerCase());
}

/**
 * What a question asks, in a form that another one has only where nothing differs but politeness, the way of asking how something is done
 * or whether it can be, small words, case, number and the endings of English verbs. Every name, number, sign, quotation, negation and
 * direction stays, who does what to whom, what is asked for (who, when, how many), whether of the past, and the order of all words. Two of
 * one form may still mean different things: meaning has to say so too.
 */
export function questionForm(text: string): string {
  const quieter = wordingOf(text).replaceAll('’', "'");
  const asked = openings.reduce((rest, [way, name]) => rest.replace(way, name), lowered(quieter).replaceAll(courtesy, ''));
  const tokens = asked.split(' ').flatMap(tokensOf);
  const kept = tokens.filter((token) => !idle.has(token) && !past.has(token)).map(rootOf);
  return `${tokens.some((token) => past.has(token)) ? 'past' : ''}|${kept.join(' ')}`;
}

/** But for initials, grades and numerals: US, vitamin A, World War I. “I” behind a small word is who asks. */
function lowered(text: string): string {
  const isAsker = (word: string, before: string): boolean => word === 'I' && !/\p{Lu}[\p{L}\p{N}]* $/u.test(before);
  return text.replaceAll(/[\p{L}\p{N}]+/gu, (word, at: number) =>
    /^\p{Lu}+$/u.test(word) && !isAsker(word, text.slice(0, at)) ? word : word.toLowerCase(),
  );
}

/** Marks around a word are none of it; within it they are: C++, C#, -5, 1.2.4. Quotation marks stay: they ask for words to the letter. */
function tokensOf(written: string): string[] {
  const word = written.replace(/^\(+/, '').replace(/[,;:.!?)]+$/, '');
  if (word === '' || word === 'cannot') return word === '' ? [] : ['not', 'can'];
  const [, negated] = /^(\p{L}+)n't$/u.exec(word) ?? [];
  if (negated !== undefined) return ['not', negated === 'ca' ? 'can' : negated];
  const [, asks] = /^(what|who|where|when|how|why|it|that|there)'s$/.exec(word) ?? [];
  if (asks !== undefined) return [asks];
  return [equal.get(word) ?? word];
}

/** English endings of plain words long enough to lose them: tables, formatted, archiving. What they make equal that is not, meaning tells apart. */
function rootOf(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const singular = word
    .replace(/ies$/, 'y')
    .replace(/(?<=[sxz]|ch|sh)es$/, '')
    .replace(/(?<![sui])s$/, '');
  return singular.replace(/(?<=[a-z]{3})(?:ing|ed|e)$/, '').replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}
