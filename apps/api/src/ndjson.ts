import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { Fault } from '#core';

export interface NdjsonLine {
  readonly number: number;
  readonly text: string;
}

/** Non-empty lines of a stream, numbered from 1, holding one line at a time. Lines beyond `maxBytes` are refused with `too_large`. */
export async function* linesOf(source: Readable, maxBytes: number): AsyncGenerator<NdjsonLine> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let number = 0;
  for await (const bytes of source) {
    const lines = (rest + decoder.write(bytes as Buffer)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > maxBytes) throw new Fault('too_large', `line ${number + lines.length + 1} is longer than ${maxBytes} bytes; upload it as a file`);
    for (const text of lines) {
      number += 1;
      if (text.trim() !== '') yield { number, text };
    }
  }
  if ((rest + decoder.end()).trim() !== '') yield { number: number + 1, text: rest };
}
