import { Fault } from '#core';

const utf8 = new TextDecoder('utf-8', { fatal: true });
/** Deeper than any honest document; what walks values may then recurse. */
const maxDepth = 100;
const surrogateEscape = /\\ud[89a-f]/i;

/** JSON as it was sent: bytes that are no UTF-8 are refused, not replaced. Nothing at all is `undefined`. `what` names it in errors. */
export function readJson(bytes: Uint8Array, what = 'the body'): unknown {
  const text = decode(bytes, what);
  if (text.trim() === '') return undefined;
  const value = parse(text, what);
  if (surrogateEscape.test(text) && !isWellFormed(value))
    throw new Fault('invalid_text', `${what} holds half a surrogate pair; send valid Unicode`);
  return value;
}

function decode(bytes: Uint8Array, what: string): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new Fault('invalid_text', `${what} holds bytes that are not UTF-8; send it as UTF-8`, { cause });
  }
}

function parse(text: string, what: string): unknown {
  if (depthOf(text) > maxDepth) throw new Fault('bad_request', `${what} is nested more than ${maxDepth} deep; flatten it`);
  if (text.includes('"__proto__"')) throw new Fault('bad_request', `${what} holds the name "__proto__", which no field may have`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Fault('bad_request', `${what} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** How deep brackets nest outside of strings. A plain walk: a pattern would take its time on hostile text. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') isInString = !isInString;
    else if (isInString && character === '\\') index += 1;
    else if (!isInString && (character === '{' || character === '[')) deepest = Math.max(deepest, (depth += 1));
    else if (!isInString && (character === '}' || character === ']')) depth -= 1;
  }
  return deepest;
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => name.isWellFormed() && isWellFormed(inner));
}
