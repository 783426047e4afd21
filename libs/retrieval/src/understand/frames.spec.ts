import { expect, it } from 'vitest';
import { understand } from './understand.ts';
import { withoutFrame } from './frames.ts';

it.each([
  ['Tell me how long the warranty is, please.', 'How long is the warranty?'],
  ['Could you please tell me what a watering can costs?', 'What a watering can costs?'],
  ['I would like to know when the library opens on Sundays', 'When the library opens on Sundays?'],
  ["I'd like to know whether dogs are allowed.", 'Dogs are allowed?'],
  ['Do you know by when the form has to be sent?', 'By when the form has to be sent?'],
  ['Hello, can you tell me the price of the bird feeder? Thanks in advance!', 'The price of the bird feeder?'],
  ['Hi, what does the ferry cost, please?', 'What does the ferry cost?'],
  ['Tell me what the drill costs please', 'What the drill costs?'],
  ['Please tell me the opening hours.', 'The opening hours?'],
  ['I’m wondering how much a cabin is', 'How much is a cabin?'],
  ['Weißt du, wie lange der Akku hält?', 'Wie lange der Akku hält?'],
  ['Ich möchte wissen, was ein Leihrad kostet.', 'Was ein Leihrad kostet?'],
  ['Könnten Sie mir bitte sagen, ob man im Lesesaal essen darf?', 'Ob man im Lesesaal essen darf?'],
  ['Sag mir bitte, bis wann der Antrag gestellt werden muss.', 'Bis wann der Antrag gestellt werden muss?'],
  ['Was kostet der Jahresausweis, bitte?', 'Was kostet der Jahresausweis?'],
  ['Ich wüsste gern, wie schwer der Rasenmäher ist', 'Wie schwer der Rasenmäher ist?'],
  ['Nennen Sie mir die Garantiezeit.', 'Die Garantiezeit?'],
])('takes the frame away: %s', (asked, query) => {
  expect(withoutFrame(asked)).toBe(query);
});

it.each([
  'How can I tell whether a valve is open?',
  'What does “tell me more” do?',
  'Who told me to know the rules?',
  'I need to reset the VX-117, how?',
  'Do you know Paris?',
  'When do I say please?',
  'Please',
  'Thank you!',
  'Danke',
  'tell me',
  'Wie sage ich bitte auf Englisch?',
  'Weißt du noch mehr?',
])('leaves a question as it is: %s', (asked) => {
  expect(withoutFrame(asked)).toBe(asked);
});

it('says what the question was before, and carries nothing', () => {
  expect(understand('Tell me how long the warranty is, please.')).toMatchObject({
    query: 'How long is the warranty?',
    rewrittenFrom: 'Tell me how long the warranty is, please.',
    carried: [],
    type: 'quantity',
  });
  expect(understand('How long is the warranty?').rewrittenFrom).toBeNull();
});

it('reads the questions before without their frames', () => {
  expect(understand('And on Sundays, please?', ['Could you tell me when the museum of Lunden is open?']).query).toMatch(
    /open.* on Sundays\?$/,
  );
});

it('finds the parts behind a frame', () => {
  expect(understand('Could you tell me how long the warranty is and what the drill costs?').parts).toHaveLength(2);
});
