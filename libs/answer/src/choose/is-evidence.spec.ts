import { describe, expect, it } from 'vitest';
import { aFoundChunk, ranked } from '#testing';
import { sentencesOf } from './choose-evidence.ts';
import { isEvidence } from './is-evidence.ts';

const evidenceIn = (text: string, headings: readonly string[] = [], title = 'Handbook') =>
  sentencesOf(ranked(aFoundChunk(text, { title, headings: [...headings] })))
    .filter(isEvidence)
    .map((sentence) => sentence.text);

describe('what can be evidence', () => {
  it.each([
    ['a title', 'Brava K200 kettle, a short manual\n\nDescale it every six weeks.', ['Descale it every six weeks.']],
    ['a Markdown heading', '## Cleaning the outside of it\n\nWipe it with a damp cloth.', ['Wipe it with a damp cloth.']],
    ['a heading without marks', 'Cleaning the outside of the kettle\n\nWipe it with a damp cloth.', ['Wipe it with a damp cloth.']],
    ['a question', 'How do I clean the kettle?\nWipe it with a damp cloth.', ['Wipe it with a damp cloth.']],
    [
      'the unit of a table',
      'Alle Werte sind in MWh.\n\n| Quelle | 2023 |\n| --- | --- |\n| Wasserkraft am Fluss Talbach | 2.980 |',
      ['| Wasserkraft am Fluss Talbach | 2.980 |'],
    ],
    ['the line above a list', 'You have to send us these papers:\n\n- the expected date of birth', ['- the expected date of birth']],
    ['a label', 'Technische Daten\n\nDie Leistung beträgt 2200 W.', ['Die Leistung beträgt 2200 W.']],
    [
      'what points elsewhere',
      'The bridge was built by monks.\n\n## See also\n\nList of rivers of Corran',
      ['The bridge was built by monks.'],
    ],
    [
      'a list of sources',
      'Sie wurde 1187 gebaut.\n\nEinzelnachweise\n\n1. Müller, J. (1998). Die Erle, Bremen.',
      ['Sie wurde 1187 gebaut.'],
    ],
    ['a notice', 'It lies by the sea. (Learn how and when to remove this template message)', ['It lies by the sea.']],
  ])('is not %s', (_what, text, expected) => {
    expect(evidenceIn(text, [], 'Brava K200 kettle, a short manual')).toEqual(expected);
  });

  it.each([
    ['a line with a figure', 'Orders of 50 euros and more\n\nThey are sent for nothing.'],
    ['lines without full stops', 'Order before noon for delivery today\n\nReturn the box within a month\n\nPay by card or in cash'],
    ['a list item', '- the expected date of birth\n- the name of your deputy'],
    ['a label with its value', 'Power of the kettle: two kilowatts\nWeight of the kettle: one kilogram'],
    ['a short one', 'Range: 60 km\nWeight: 18 kg\nColour: green\n\n- Meets: Tuesdays\n- Fee: 12 EUR'],
    ['what is said without a full stop', 'The oven is closed on Sundays\n\nBread is baked on Mondays.'],
    ['the only line', 'Call the desk on the second floor'],
  ])('is %s', (_what, text) => {
    expect(evidenceIn(text)).toHaveLength(sentencesOf(ranked(aFoundChunk(text))).length);
  });

  it('is a sentence that was taken for a heading', () => {
    const note = '(1) Vessel days is the total number of days that the vessels were in our fleet.';
    expect(evidenceIn(note, [note])).toEqual([note]);
  });

  it('is not what a passage has under a heading of references alone', () => {
    expect(evidenceIn('Miller, A. A history of the river Alder, 1998.', ['River Alder', 'References'])).toEqual([]);
  });

  it('is what is said under such a heading', () => {
    expect(evidenceIn('The water comes from two springs above the village.', ['Quellen'])).toHaveLength(1);
    expect(evidenceIn('Our literature room has 300 books for all members.', ['Literatur'])).toHaveLength(1);
  });
});
