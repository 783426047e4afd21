import { canonicalise } from './canonical/canonicalise.ts';
import { canonicalOf, originalSpan } from './canonical/canonical-text.ts';
import { decodeEntities } from './canonical/decode-entities.ts';
import { decodeBytes } from './decode/decode-bytes.ts';
import { decodeLetters } from './decode/decode-letters.ts';

/** Enough for a thousand letters as binary digits; a revision may have two hundred findings. */
const mostCharacters = 9_000;
/** Layers over one another, as many as the guard takes off. */
const deepest = 3;

/** What the beginning of a stretch says, its disguise and encodings undone where they stand; null where there are none. For people: a verdict is made of `readText`. */
export function unveiled(stretch: string): string | null {
  return undone(stretch.slice(0, mostCharacters).toWellFormed(), 0);
}

function undone(text: string, depth: number): string | null {
  const source = canonicalOf(text);
  const { canonical, marks } = canonicalise(source);
  const isDisguised = marks.length > 0 || decodeEntities(source).text !== text;
  const decoded = depth <= deepest ? decodedIn(canonical.text, depth) : null;
  return decoded ?? (isDisguised ? canonical.text : null);
}

/** Each payload in place of what it was decoded from. Of two readings of one place the first holds. */
function decodedIn(text: string, depth: number): string | null {
  const source = canonicalOf(text);
  const payloads = [...decodeBytes(source), ...decodeLetters(source)]
    .map((payload) => ({ says: payload.text.text, ...originalSpan(payload.text, 0, payload.text.text.length) }))
    .sort((a, b) => a.start - b.start);
  let [decoded, done] = ['', 0];
  for (const { says, start, end } of payloads) {
    if (start < done) continue;
    decoded += text.slice(done, start) + (undone(says, depth + 1) ?? says);
    done = end;
  }
  return done > 0 ? decoded + text.slice(done) : null;
}
