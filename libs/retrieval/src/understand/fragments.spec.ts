import { describe, expect, it } from 'vitest';
import { understand } from './understand.ts';

const tea = 'How should green tea be brewed?';
const open = 'Is the museum of Lunden open on Sundays?';
const oven = 'Who invented the oven of the bakery?';
const plan = 'What does the Pro plan cost?';
const tee = 'Wie wird grüner Tee zubereitet?';
const regler = 'Was kostet der Regler VX-117?';

describe('a question that says only of what else', () => {
  it.each([
    ['How much is the entry for adults?', 'For children?', 'How much is the entry for children?'],
    ['When is the museum of Lunden open?', 'On Sundays?', 'When is the museum of Lunden open on Sundays?'],
    ['Was kostet der Eintritt für Erwachsene?', 'Für Kinder?', 'Was kostet der Eintritt für Kinder?'],
    ['When does unused leave expire for Germany?', 'And in France?', 'When does unused leave expire in France?'],
  ])('%s %s', (before, asked, query) => {
    expect(understand(asked, [before])).toMatchObject({ query, rewrittenFrom: asked });
  });
});

describe('a question that says only what is asked', () => {
  it.each([
    [tea, 'At what temperature?', 'At what temperature should green tea be brewed?'],
    [tea, 'And for how long?', 'For how long should green tea be brewed?'],
    [tea, 'How long?', 'How long should green tea be brewed?'],
    [tea, 'In what kind of cup?', 'In what kind of cup should green tea be brewed?'],
    [tea, 'And how often?', 'How often should green tea be brewed?'],
    [open, 'Since when?', 'Since when is the museum of Lunden open on Sundays?'],
    [open, 'Until when exactly?', 'Until when exactly is the museum of Lunden open on Sundays?'],
    ['When was the oven invented?', 'By whom?', 'By whom was the oven invented?'],
    ['When was the oven invented?', 'Where?', 'Where was the oven invented?'],
    [oven, 'In which year?', 'In which year: Who invented the oven of the bakery?'],
    [plan, 'Since when?', 'Since when does the Pro plan cost?'],
    [plan, 'For how many people?', 'For how many people does the Pro plan cost?'],
    ['How many rooms does the hotel have?', 'Since when?', 'Since when: How many rooms does the hotel have?'],
    [tee, 'Und wie lange?', 'Wie lange wird grüner Tee zubereitet?'],
    [tee, 'Bei welcher Temperatur?', 'Bei welcher Temperatur wird grüner Tee zubereitet?'],
    [regler, 'Ab wann?', 'Ab wann kostet der Regler VX-117?'],
    [regler, 'Für wie viele Personen?', 'Für wie viele Personen kostet der Regler VX-117?'],
    ['Ist das Museum sonntags offen?', 'Um wie viel Uhr?', 'Um wie viel Uhr ist das Museum sonntags offen?'],
    ['Welches Museum ist sonntags offen?', 'Seit wann?', 'Seit wann: Welches Museum ist sonntags offen?'],
    ['Wer hat den Ofen erfunden?', 'In welchem Jahr?', 'In welchem Jahr: Wer hat den Ofen erfunden?'],
  ])('%s %s', (before, asked, query) => {
    const understood = understand(asked, [before]);
    expect(understood).toMatchObject({ query, rewrittenFrom: asked });
    expect(understood.carried.length).toBeGreaterThan(0);
  });

  it('leaves what comes next about the same thing', () => {
    expect(understand('At what temperature?', [tea, 'For how long?']).query).toBe('At what temperature should green tea be brewed?');
    expect(understand('And for how long?', [tea, 'At what temperature?']).query).toBe('For how long should green tea be brewed?');
    expect(understand('Where?', [oven, 'In which year?']).query).toBe('Where: Who invented the oven of the bakery?');
    expect(understand('Wie lange?', [tee, 'Bei welcher Temperatur?']).query).toBe('Wie lange wird grüner Tee zubereitet?');
    expect(understand('And black tea?', [tea, 'At what temperature?']).query).toBe('At what temperature should black tea be brewed?');
  });

  it.each([
    'At what temperature should coffee be brewed?',
    'In which year was the Louvre built?',
    'By whom was the oven invented?',
    'How many rooms does the hotel have?',
    'In which folder are models kept?',
    'For what you pay, is the hotel good?',
    'Mit wem spricht der Kunde?',
    'Bei welcher Temperatur kocht Wasser?',
    'Wie viele Zimmer hat das Hotel?',
    'what the capital of Spain is',
  ])('is not one that says of what: %s', (asked) => {
    expect(understand(asked, [tea])).toMatchObject({ query: asked, carried: [] });
  });
});
