import type { Answer } from '#core';

/** Answered, all of it, without a rung of the ladder taken, each quote found in its revision. A bad moment must not stay, and an abstention may be one. */
export function isKeepable({ status, fallbacks, sentences, parts = [], citationCheck, legs }: Answer): boolean {
  return (
    status === 'answered' &&
    fallbacks.length === 0 &&
    sentences.length > 0 &&
    parts.every((part) => part.status === 'answered') &&
    citationCheck !== undefined &&
    citationCheck.valid === citationCheck.checked &&
    legs.every((leg) => leg.status === 'ok' || leg.status === 'fallback')
  );
}
