import { describe, expect, it } from 'vitest';
import { aFoundChunk, ranked } from '#testing';
import { lookedUp } from './looked-up.ts';

const codes = ranked(
  aFoundChunk('E03: the lid is open.\nE04: the water tank is empty, fill it.\n\n| E11 | pump blocked |', { title: 'Brio manual' }),
);

describe('an identifier that is looked up', () => {
  it.each(['E04', 'error E04', 'What does error E04 mean?', 'Was bedeutet der Fehler E04?', 'The display shows E11', 'E03 and E04'])(
    'is evidence where a sentence has it: %s',
    (question) => expect(lookedUp(question, [codes])).toMatchObject({ name: 'identifier', speaks: 'for' }),
  );

  it.each(['E05', 'What does E4 mean?', 'How much is a pump for E04?', 'Who reported E04 first?', 'What does the lid do?', ''])(
    'is none where it stands nowhere, or something is asked of it: %s',
    (question) => expect(lookedUp(question, [codes])).toBeNull(),
  );

  it('is none of a title alone', () => {
    expect(lookedUp('What is VX-117?', [ranked(aFoundChunk('Wipe it with a damp cloth.', { title: 'VX-117' }))])).toBeNull();
  });
});
