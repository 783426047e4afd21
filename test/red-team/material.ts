// Reads the hand-written texts: a `===` line with fields between bars, then the text, its instruction in ⟦white brackets⟧.
import { readFileSync } from 'node:fs';
import { disguise } from './disguise.ts';

export interface Written {
  readonly fields: readonly string[];
  /** The text as it will be read, brackets gone and disguises applied. */
  readonly text: string;
  /** Everything between the first and the last bracket, in UTF-16 units of `text`; empty where there are none. */
  readonly span: { readonly start: number; readonly end: number };
}

const read = (name: string): string => readFileSync(new URL(`material/${name}.txt`, import.meta.url), 'utf8');

export const readCarriers = (): readonly string[] => read('carriers').trim().split('\n');

export function readWritten(name: string): readonly Written[] {
  return read(name)
    .split(/^=== /m)
    .slice(1)
    .map((record) => {
      const [head = '', ...lines] = record.split('\n');
      return { fields: head.split('|'), ...unwrap(lines.join('\n').trim()) };
    });
}

function unwrap(marked: string): Pick<Written, 'text' | 'span'> {
  let text = '';
  let start = -1;
  let end = 0;
  for (const part of marked.split(/(⟦[^⟧]*⟧)/)) {
    const inside = /^⟦(?:([a-z0-9.]+)\|)?([^⟧]*)⟧$/.exec(part);
    if (inside && start < 0) start = text.length;
    text += inside ? (inside[1] ? disguise(inside[2] ?? '', inside[1]) : (inside[2] ?? '')) : part;
    if (inside) end = text.length;
  }
  return { text, span: { start: Math.max(start, 0), end } };
}
