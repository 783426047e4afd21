import { stemmer } from 'stemmer';

// The first analysis, for questions put to text that was indexed by it and not yet again (analysis 1 of `analysisVersion`).

const stopWords = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
);
const unspaced = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0e7f]+/gu;
const word = /[\p{L}\p{N}\p{M}_]+(?:['’][\p{L}\p{N}\p{M}_]+)*/gu;

/** English stems and pairs of characters, whatever the language. */
export function earlierTermsOf(text: string): string[] {
  const terms: string[] = [];
  const spaced = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(unspaced, (run) => {
      terms.push(...pairsOf(run));
      return ' ';
    });
  for (const [found] of spaced.matchAll(word)) {
    const bare = found.replaceAll('’', "'").replace(/'s$/u, '').replaceAll("'", '');
    for (const part of bare.split('_'))
      if (part !== '' && part.length <= 80 && !stopWords.has(part)) terms.push(/^[a-z]{3,}$/.test(part) ? stemmer(part) : part);
  }
  return terms;
}

function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.length === 1 ? characters : characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
