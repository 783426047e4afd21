import { expect, it } from 'vitest';
import { redactStrings } from './redact-strings.ts';

const marked = { text: (text: string) => `[${text}]`, record: (fields: object) => ({ ...fields, seen: true }) };

it('leaves what the program wrote, and reads names that only end alike', () => {
  const value = { id: 'a', chunkId: 'b', publishedAt: 'c', format: 'd', chat: ['e'], at: 'f', marker: 1 };
  expect(redactStrings(value, marked)).toEqual({
    id: 'a',
    chunkId: 'b',
    publishedAt: 'c',
    format: '[d]',
    chat: ['[e]'],
    at: 'f',
    marker: 1,
  });
});

it('takes no name that a caller chose for one of ours, and reads it too', () => {
  expect(redactStrings({ filter: { taxId: { in: ['a'] } }, data: { value: { patientId: 'b' } } }, marked)).toEqual({
    filter: { '[taxId]': { '[in]': ['[a]'] }, '[seen]': true },
    data: { '[value]': { '[patientId]': '[b]' }, '[seen]': true },
  });
});
