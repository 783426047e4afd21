/** What is asked of each, where it is asked which of two has more of it: “louder” asks how loud each is. English and German. */

const prices = /^(?:cheaper|(?:more|less) (?:expensive|costly)|pricier|dearer|billiger|günstiger|preiswerter|teurer)$/iu;
const one = /^(?:(?:more|less)\s+)?(?<word>\p{L}{4,})$/iu;
/** Say nothing that is measured. */
const none = /^(?:better|worse|other|either|rather|former|latter|besser|schlechter|lieber|weiter|ander\p{L}*|dieser|jener|welcher)$/iu;
const silent = /^(?:larg|wid|saf|lat|fin|dens|simpl|clos|nic|loos)$/u;
const german: Readonly<Record<string, string>> = { höher: 'hoch', größer: 'groß', näher: 'nah', dunkler: 'dunkel' };

/** “Which plan is cheaper, Basic or Pro?” */
const withNoun = /^(?<noun>\p{L}+) (?:is|are|ist|sind) (?<comparative>(?:(?:more|less) )?\p{L}+)$/iu;

/** The question for one side; null where what is said is no comparative alone. */
export function measureAsked(said: string, language: string | null): ((side: string) => string) | null {
  const { noun = '', comparative = said } = withNoun.exec(said)?.groups ?? {};
  const words = comparative.trim();
  const ask = askFor(words, language);
  if (ask === null || noun === '' || language === 'de') return ask;
  return (side) => ask(side.toLowerCase().endsWith(noun.toLowerCase()) ? side : `${side} ${noun}`);
}

function askFor(words: string, language: string | null): ((side: string) => string) | null {
  if (prices.test(words)) return language === 'de' ? (side) => `was kostet ${side}` : (side) => `how much does ${side} cost`;
  const { word = '' } = one.exec(words)?.groups ?? {};
  if (word === '' || none.test(word)) return null;
  const isGraded = /^(?:more|less)\s/iu.test(words);
  if (!isGraded && !/er$/iu.test(word)) return null;
  const plain = isGraded ? word.toLowerCase() : language === 'de' ? germanBase(word.toLowerCase()) : englishBase(word.toLowerCase());
  return language === 'de' ? (side) => `wie ${plain} ist ${side}` : (side) => `how ${plain} is ${side}`;
}

function englishBase(word: string): string {
  const stem = word.slice(0, -2);
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
  if (silent.test(stem)) return `${stem}e`;
  return /([bdgmnpt])\1$/u.test(stem) ? stem.slice(0, -1) : stem;
}

const germanBase = (word: string): string =>
  german[word] ??
  word
    .slice(0, -2)
    .replace('ä', 'a')
    .replace('ü', 'u')
    .replace(/ö(?!n)/u, 'o');
