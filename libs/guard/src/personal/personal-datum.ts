import type { PersonalKind, Span } from '#core';

/** Something that tells of a person, at its place in the text. */
export interface PersonalDatum extends Span {
  readonly kind: PersonalKind;
  /** 0 to 1, by how much the form, its checksum and the words around it rule out anything else; no probability that was measured. */
  readonly confidence: number;
  /** What it is more exactly, such as “German tax id”; null where the kind says it all. */
  readonly detail: string | null;
}

/** Finds data of a kind in a text in canonical form. Takes time in proportion to the text. */
export type Finder = (text: string) => readonly PersonalDatum[];

export interface Judged {
  readonly confidence: number;
  readonly detail?: string;
}

/**
 * A datum for each match that `judge` takes for one. The group `value`, where the pattern has it, is the datum and must end the match;
 * else all of it is.
 */
export function finderOf(kind: PersonalKind, pattern: RegExp, judge: (value: string, match: RegExpExecArray) => Judged | null): Finder {
  return (text) => {
    const found: PersonalDatum[] = [];
    for (const match of text.matchAll(pattern)) {
      const value = match.groups?.['value'] ?? match[0];
      const judged = judge(value, match);
      if (!judged) continue;
      const end = match.index + match[0].length;
      found.push({ kind, start: end - value.length, end, confidence: judged.confidence, detail: judged.detail ?? null });
    }
    return found;
  };
}

const unitsBefore = 60;
const unitsAfter = 24;

/** Whether a word that says what the match is stands right before it, or in brackets after it. */
export function isCued(cue: RegExp, { input, index, 0: matched }: RegExpExecArray): boolean {
  const end = index + matched.length;
  return [input.slice(Math.max(0, index - unitsBefore), index), input.slice(end, end + unitsAfter)].some((around) =>
    cue.test(inWords(around)),
  );
}

/** The words of a key or of a file's name apart: “phone_number” and “phoneNumber” as “phone number” and “phone Number”. */
export function inWords(text: string): string {
  return text.replaceAll('_', ' ').replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ');
}
