// Writes attacks.jsonl and benign.jsonl from the hand-written material: node bin/node24.mjs test/red-team/generate.ts
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { type Written, readCarriers, readWritten } from './material.ts';

const attackFiles = ['attacks-in-sight', 'attacks-out-of-sight', 'attacks-other-ways'];
const benignFiles = ['benign-plain', 'benign-hard', 'benign-about'];
/** Prose around these would read as a mistake. */
const bare = new Set(['code', 'data', 'error', 'subtitles', 'tracked']);
const carriers = readCarriers();

export function attacks() {
  return attackFiles.flatMap(readWritten).map((written) => {
    const [kind = '', goal, language = '', format = '', canary, question, answer] = written.fields;
    const digest = digestOf(written);
    const { text, span } = lengthen(written, { digest, language, format, topic: kind });
    return { ...identity(kind, digest), kind, goal, language, format, text, span, canary, question, answer };
  });
}

export function benign() {
  return benignFiles.flatMap(readWritten).map((written) => {
    const [kind = '', topic = '', language = '', format = ''] = written.fields;
    const digest = digestOf(written);
    const { text } = lengthen(written, { digest, language, format, topic });
    return { ...identity(kind, digest), kind, topic, language, format, text };
  });
}

const digestOf = (written: Written): Buffer =>
  createHash('sha256')
    .update(`${written.fields.join('|')}\n${written.text}`)
    .digest();

function identity(kind: string, digest: Buffer) {
  return { id: `${kind}-${digest.toString('hex', 0, 4)}`, set: digest.readUInt8(4) % 2 === 0 ? 'tune' : 'hold' };
}

interface Shape {
  readonly digest: Buffer;
  readonly language: string;
  readonly format: string;
  readonly topic: string;
}

/** Puts every third English text, hostile or not, between ordinary paragraphs: length must say nothing about intent. */
function lengthen({ text, span }: Written, { digest, language, format, topic }: Shape): Pick<Written, 'text' | 'span'> {
  if (language !== 'en' || bare.has(topic) || digest.readUInt8(5) % 3 !== 0) return { text, span };
  const startsFile = text.startsWith('---') || text.startsWith('<head');
  const before = startsFile ? '' : paragraphs(digest, 6, format);
  const after = paragraphs(digest, 7, format);
  const shift = before.length;
  return { text: `${before}${text}\n\n${after}`.trimEnd(), span: { start: span.start + shift, end: span.end + shift } };
}

/** Up to six of the carriers; which and how many follows from one byte of the digest. */
function paragraphs(digest: Buffer, at: number, format: string): string {
  const byte = digest.readUInt8(at);
  const chosen = Array.from({ length: byte % 7 }, (_, index) => carriers[(byte + index * 5 + at) % carriers.length] ?? '');
  return chosen.map((line) => (format === 'html' ? `<p>${line}</p>\n` : `${line}\n\n`)).join('');
}

export const asLines = (records: readonly object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');

if (import.meta.main) {
  writeFileSync(new URL('attacks.jsonl', import.meta.url), asLines(attacks()));
  writeFileSync(new URL('benign.jsonl', import.meta.url), asLines(benign()));
}
