/** The words from where somebody could begin to be told something, in lower case. */
export interface Clause {
  readonly words: string;
  /** What stands before it in its sentence. */
  readonly before: string;
}

const sentenceEnds = /[.!?…]+["'”’)\]]{0,4}(?=\s|$)|[。！？]|\n/gu;
const words = /[\p{L}\p{M}\p{N}@$][\p{L}\p{M}\p{N}@$'-]*/gu;
/** A mark behind which an imperative may stand; a hyphen or an apostrophe within a word is none. */
const begins = /[:;,("“‘[\]}>*#|!?.—–](?:[^\p{L}\p{N}]|$)|^["'“‘([{<*#>-]/u;
const asking = new Set('please kindly plz now just immediately instead simply only first finally always next and then also but'.split(' '));
const mostClauses = 200;
const mostWords = 16;

/** Every place of a question where an imperative may stand, and the words from there to its sentence's end. */
export function clausesOf(text: string): Clause[] {
  const sentences = text.toLowerCase().replaceAll('’', "'").replaceAll(sentenceEnds, '$&\n').split('\n');
  // No more of them are made: each has all of its sentence that stands before it.
  return Iterator.from(sentences).flatMap(clausesIn).take(mostClauses).toArray();
}

function* clausesIn(sentence: string): Generator<Clause> {
  const found = [...sentence.matchAll(words)];
  const said = found.map(([word]) => word.replace(/[!'-]+$/, ''));
  for (const [at, match] of found.entries()) {
    const last = found[at - 1];
    const between = last ? sentence.slice(last.index + last[0].length, match.index) : '';
    const leads = !last || asking.has(said[at - 1] ?? '') || begins.test(between);
    if (leads) yield { words: said.slice(at, at + mostWords).join(' '), before: said.slice(0, at).join(' ') };
  }
}
