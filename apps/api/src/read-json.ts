import { Fault } from '#core';

const utf8 = new TextDecoder('utf-8', { fatal: true });
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
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Fault('bad_request', `${what} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => name.isWellFormed() && isWellFormed(inner));
}
