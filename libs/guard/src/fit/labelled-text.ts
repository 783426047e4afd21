import { Fault, type Span } from '#core';

/** A text of which it is known whether it attacks, and where. */
export interface LabelledText {
  readonly id: string;
  readonly text: string;
  readonly isAttack: boolean;
  readonly kind: string;
  readonly sub: string;
  /** Stretches that are the attack; none where all of the text is. */
  readonly spans: readonly Span[];
  /** Who wrote the attack; null for a benign text. */
  readonly attackSource: string | null;
  /** Who wrote the rest. */
  readonly textSource: string;
}

const repository = /(?:github:)?([\w.-]+\/[\w.-]+)(?=[:\s(#]|$)/g;

/** Reads records as in `injection/dev.jsonl`, one JSON object a line. */
export function readLabelledTexts(text: string): LabelledText[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line, index) => labelledText(line, index + 1));
}

function labelledText(line: string, number: number): LabelledText {
  const record = JSON.parse(line) as {
    id?: string;
    text?: string;
    label?: string;
    kind?: string;
    sub?: string;
    source?: string;
    spans?: [number, number][];
  };
  if (typeof record.text !== 'string' || (record.label !== 'attack' && record.label !== 'benign'))
    throw new Fault('bad_request', `line ${number} is no labelled text; each needs "text" and "label", which is "attack" or "benign"`);
  const isAttack = record.label === 'attack';
  const named = Array.from((record.source ?? '').matchAll(repository), ([, name]) => name as string);
  return {
    id: record.id ?? `line ${number}`,
    text: record.text,
    isAttack,
    kind: record.kind ?? 'other',
    sub: record.sub ?? '',
    spans: (record.spans ?? []).map(([start, end]) => ({ start, end })),
    attackSource: isAttack ? (named[0] ?? 'unknown') : null,
    // What was built around another text names that last.
    textSource: (record.source?.startsWith('constructed') ? named.at(-1) : named[0]) ?? 'unknown',
  };
}
