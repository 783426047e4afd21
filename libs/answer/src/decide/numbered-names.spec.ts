import { describe, expect, it } from 'vitest';
import { numberedNames, withoutOthers } from './numbered-names.ts';

const kept = (question: string, ...texts: readonly string[]) => withoutOthers(question, texts, (text) => text);

describe('a name with a number or a letter', () => {
  it.each([
    ['How much vitamin C do adults need per day?', ['vitamin C']],
    ['What fits into Room 9?', ['Room 9']],
    ['What is in rooms 4 and 5?', ['rooms 4', 'rooms 5']],
    ['What is the accuracy of the Kestrel K9?', ['Kestrel K9']],
    ['What does error E05 mean?', ['error E05']],
    ['Wie schwer ist der Heron 7?', ['Heron 7']],
    ['Who is treated for hepatitis b?', ['hepatitis b']],
    ['What is plan B?', ['plan B']],
  ])('stands in “%s”', (question, names) => expect(numberedNames(question).map(({ said }) => said)).toEqual(names));

  it.each([
    'What happened in May 5 years ago?',
    'How many people came in 2019?',
    'Was kostet der Eintritt für Kinder unter 6 Jahren?',
    'Is there a discount for groups of 10?',
    'Can I take a day off after 3 weeks?',
    'What does the Heron 5 kg pack hold?',
    'Who won Super Bowl 52?',
    'When was John F Kennedy born?',
    'Do I need a visa?',
    'Does the plan cover a dentist?',
    'Was gilt seit Januar 2024?',
  ])('is none in “%s”', (question) => expect(numberedNames(question)).toEqual([]));

  it('is not answered by what is said of another of its kind', () => {
    const others = ['Adults need 4 micrograms of vitamin B12 a day.', 'The canteen opens at eight.'];
    expect(kept('How much vitamin C do adults need?', ...others)).toEqual({
      items: others,
      unanswered: expect.stringContaining('names vitamin C'),
    });
    expect(kept('How much vitamin B12 do adults need?', ...others)).toEqual({ items: others, unanswered: null });
    const both = [...others, 'Vitamin C is found in oranges.'];
    expect(kept('How much vitamin C do adults need?', ...both).items).toEqual(both.slice(1));
  });

  it('is not answered where only of another is said what is asked', () => {
    const found = ['The warranty of the Heron 5 is 24 months.', 'The pumps for the Heron 7 will be delivered in week 27.'];
    expect(kept('What is the warranty of the Heron 7?', ...found).unanswered).toContain('not of Heron 7');
    expect(kept('When will the pumps for the Heron 7 come?', ...found)).toEqual({ items: found.slice(1), unanswered: null });
    const general = [...found, 'Every machine has a warranty of a year.'];
    expect(kept('What is the warranty of the Heron 7?', ...general)).toEqual({ items: general.slice(1), unanswered: null });
  });

  it.each([
    ['Where is Room 9?', 'Rooms 4, 5 and 9 are on the first floor.'],
    ['Where is Room 9?', 'Rooms 4 to 12 are on the first floor, Room 3 is not.'],
    ['Where is Room 9?', 'Room 4 is left of the ninth room.'],
    ['What is phase 2?', 'Phase 1 is planning. Phase II is building.'],
    ['What is phase 2?', 'Phase 1 is planning. Phase two is building.'],
    ['What is the K-9 of the Kestrel K-9?', 'The Kestrel K4 is small, the Kestrel K 9 large.'],
    ['What is Class 2?', 'The building has a lift.'],
  ])('is found however it is written, and missed only beside others of its kind: “%s” in “%s”', (question, text) => {
    expect(kept(question, text)).toEqual({ items: [text], unanswered: null });
  });
});
