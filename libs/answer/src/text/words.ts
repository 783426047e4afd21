/** English words that carry no content of their own; in other languages every word counts. */
const functionWords = new Set(
  `a an the and or but if so as than then of in on at to for from by with about into over under after before between during without
  is are was were be been being am do does did done have has had having will would shall should can could may might must
  i you he she it we they me him her us them my your his its our their this that these those there here
  what which who whom whose when where why how not no nor also just only very s t re ve ll d m`.split(/\s+/),
);

/** German ones, which are words of content in English: they count as such only where others of the language stand beside them. */
const germanWords = new Set(
  `der die das den dem des ein eine einen einem einer eines ich du er sie es wir ihr man mich mir dich dir uns euch mein meine meinen meiner
  ist sind war waren bin hat haben habe hatte wird werden wurde kann können könnte muss müssen darf dürfen soll sollte gibt
  wie wann wo wer wen wem was welche welcher welches welchen warum wieso viel viele und oder aber nicht auch nur noch schon dass ob
  bei für mit von vom zu zum zur im am an auf aus bis durch gegen nach ohne über um unter vor seit sich`.split(/\s+/),
);
const onlyGerman =
  /(?<!\p{L})(?:ist|sind|und|oder|nicht|ich|wie|wann|welche[nrs]?|eine?[nmrs]?|im|für|kann|muss|darf|können|werden|wird|viele?|gibt|gab|kostete?n?)(?!\p{L})/iu;

/** Letters of a word that are compared: a stemmer's worth of endings forgiven, the same in every language. */
const stemLength = 5;

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
}

/** Fewer words are a heading, a label, a “Yes.”: they tell nothing by themselves. */
const fewestTelling = 4;
/** "Weight: 18 kg", "- Meets: Tuesdays": a label with its value is as much as a sentence. */
const labelWithValue = /^[\s*•‣◦–-]*\p{Lu}[^:.!?\n]{0,40}:\s+[\p{L}\p{N}]/u;

/** “Dogs are welcome.” */
const isSo = /^\p{L}+ (?:is|are|ist|sind|est|sont|es|son) \p{L}+\.$/u;

export const saysSomething = (text: string): boolean =>
  wordsOf(text).length >= fewestTelling || labelWithValue.test(text) || isSo.test(text.trim());

export const isContent = (word: string): boolean => !functionWords.has(word);

/** German words without content of their own; of a text that is known to be German, or where an English one would do no harm. */
export const isSmallGerman = (word: string): boolean => germanWords.has(word);

export const isGerman = (text: string): boolean => onlyGerman.test(text);

/** Stems of the words that carry content. Numbers stay whole. */
export const contentStems = (text: string): string[] => stemsOf(text, isGerman(text));

/** The same of a text that is known to be German. */
export const germanStems = (text: string): string[] => stemsOf(text, true);

function stemsOf(text: string, german: boolean): string[] {
  return wordsOf(text)
    .filter((word) => isContent(word) && !(german && isSmallGerman(word)))
    .map((word) => (/^\d/.test(word) ? word : word.slice(0, stemLength)));
}

/** Share of `wanted` that is among `present`; 0 when nothing is wanted. */
export function coverage(wanted: Iterable<string>, present: ReadonlySet<string>): number {
  const distinct = [...new Set(wanted)];
  return distinct.length === 0 ? 0 : distinct.filter((stem) => present.has(stem)).length / distinct.length;
}
