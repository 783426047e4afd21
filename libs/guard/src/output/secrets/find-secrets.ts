import type { Span } from '#core';
import { mergeOverlaps } from '../../merge-overlaps.ts';
import { assignedFormats, namesSecret } from './assigned.ts';
import { beginsSecret, type SecretFormat, secretFormats } from './formats.ts';
import { isMadeUp } from './is-made-up.ts';

export interface Secret extends Span {
  /** What it is, as a person calls it: “GitHub token”. */
  readonly name: string;
}

/** Credentials in a text, in order; of two that overlap the earlier, to the end of both: by their form, by a checksum where it has one, or by the words before them. */
export function findSecrets(text: string): Secret[] {
  const formats = [...(beginsSecret.test(text) ? secretFormats : []), ...(namesSecret.test(text) ? assignedFormats : [])];
  return mergeOverlaps(formats.flatMap((format) => ofFormat(text, format)));
}

function ofFormat(text: string, { name, pattern, isOne }: SecretFormat): Secret[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const secret = match[1] ?? match[0];
    const start = match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(match[1]));
    if (isMadeUp(secret) || isOne?.(secret) === false) return [];
    return [{ name, start, end: start + secret.trimEnd().length }];
  });
}
