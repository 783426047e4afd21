/** Straight marks stand around words, so that inches and a lone mark open nothing. */
const quotes =
  /(?<![\p{L}\p{N}])["＂](?=\S)([^"＂]*[^"＂\s])["＂](?![\p{L}\p{N}])|“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|»([^«»]+)«|「([^「」]+)」|『([^『』]+)』/gu;
const mostPhrases = 5;
const longestPhrase = 300;

/** What a question puts between quotation marks, to be found as it stands. */
export function phrasesOf(query: string): string[] {
  const found = Array.from(
    query.matchAll(quotes),
    (match) =>
      match
        .slice(1)
        .find((part) => part !== undefined)
        ?.trim() ?? '',
  );
  const phrases = found.filter((phrase) => /[\p{L}\p{N}]/u.test(phrase) && phrase.length <= longestPhrase);
  return [...new Set(phrases)].slice(0, mostPhrases);
}

/** The phrase as a regular expression of PostgreSQL over text in NFKC. Letters in both cases are spelled out: `~*` knows those of the database's locale only. */
export function phrasePattern(phrase: string): string {
  const words = phrase.normalize('NFKC').split(/\s+/).filter(Boolean);
  const spelled = words.map((word) => Array.from(word, anyForm).join('')).join('\\s+');
  return `${isWord(words[0]?.[0]) ? '(?<!\\w)' : ''}${spelled}${isWord(words.at(-1)?.at(-1)) ? '(?!\\w)' : ''}`;
}

/** Where words stand apart, a phrase begins and ends with one. */
function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}]/u.test(character);
}

function anyForm(character: string): string {
  if (/['’‘]/.test(character)) return "['’‘]";
  if (/[-\u2010\u2011\u2212]/.test(character)) return '[-\u2010\u2011\u2212]';
  const forms = [...new Set([character, character.toLowerCase(), character.toUpperCase()])].filter((form) => Array.from(form).length === 1);
  if (forms.length > 1) return `[${forms.join('')}]`;
  return /[\p{L}\p{N}\p{M}]/u.test(character) ? character : `\\${character}`;
}
