import { expect, it } from 'vitest';
import { redactAround } from './redact-around.ts';
import { Redactor, redactText } from './redactor.ts';

it('gives the same value the same placeholder, however it is written', () => {
  expect(redactText('Card 4111 1111 1111 1111 or 4111111111111111, not 5500 0000 0000 0004', ['payment-card'])).toBe(
    'Card [card 1] or [card 1], not [card 2]',
  );
});

it('takes out what is known from another text of the document, where nothing says what it is', () => {
  const redactor = new Redactor(['name']);
  redactor.learn('Kind regards,\nAnna Schmidt');
  expect(redactor.apply('Later Anna\nSchmidt left, but not Anna Schmidtbauer.')).toBe('Later [name 1] left, but not Anna Schmidtbauer.');
  expect(redactor.redactions).toEqual([{ kind: 'name', value: 'Anna Schmidt', placeholder: '[name 1]' }]);
});

it('leaves kinds alone that it was not asked for', () => {
  expect(redactText('jane@example.org, +49 30 901820', ['phone'])).toBe('jane@example.org, [phone 1]');
});

it('takes out what is known from elsewhere, in other letters and with other signs between its words', () => {
  const known = [{ kind: 'name', value: 'käthe oberhuber' } as const, { kind: 'e-mail', value: 'a b@example org' } as const];
  expect(redactText('who is KÄTHE, Oberhuber?', ['name'], known)).toBe('who is [name 1]?');
});

it('finds several words again however they are cased, and a single one as it was or in capitals', () => {
  const redactor = new Redactor(['name']);
  redactor.learn('Kind regards,\nAnna Schmidt');
  redactor.learn('Braun', [{ kind: 'name', start: 0, end: 5 }]);
  expect(redactor.apply('ANNA SCHMIDT, Braun, BRAUN, braun', [])).toBe('[name 1], [name 2], [name 2], braun');
});

it('finds the last word of a name by itself, unless the text uses it as a word', () => {
  const said = (text: string): string => redactText(text, ['name']);
  expect(said('Mrs. Hilde Zwiebelhuber rang, see /team/zwiebelhuber. Zwiebelhuber wants 300 EUR, ZWIEBELHUBER says.')).toBe(
    'Mrs. [name 1] rang, see /team/zwiebelhuber. [name 2] wants 300 EUR, [name 2] says.',
  );
  expect(said('Mr. Peter Young rang. Young people do, and the young rang too.')).toBe(
    'Mr. [name 1] rang. Young people do, and the young rang too.',
  );
  expect(said('Mrs. Anna Costa rang. Costa Rica is far, said Costa, and so is Costa’s cat. See Schmidt-Costa.')).toBe(
    'Mrs. [name 1] rang. Costa Rica is far, said [name 2], and so is [name 2]’s cat. See Schmidt-Costa.',
  );
  expect(said('Mr. Paul Price rang. Price: 12 EUR. Mr. Al May rang. In May it rains, May says.')).toBe(
    'Mr. [name 1] rang. Price: 12 EUR. Mr. [name 2] rang. In May it rains, May says.',
  );
  expect(said('Name: MySQL Server\nThe Server is down.')).toContain('The Server is down.');
  expect(said('Mr. Sean O’Brien rang. O’Brien wants it.')).toBe('Mr. [name 1] rang. [name 2] wants it.');
  expect(said('Herr Peter Koch rief an, der Koch auch. Koch!')).toBe('Herr [name 1] rief an, der Koch auch. Koch!');
});

it('keeps of values that overlap all that was cut', () => {
  const redactor = new Redactor(['name', 'address']);
  redactor.learn('Schmidt Weg 3', [{ kind: 'address', start: 0, end: 13 }]);
  const text = 'To Anna Schmidt Weg 3.';
  const redacted = redactor.apply(text, [{ kind: 'name', start: 3, end: 15 }]);
  const values = new Map(redactor.redactions.map(({ placeholder, value }) => [placeholder, value]));
  expect(redacted).toBe('To [name 2].');
  expect(redacted.replaceAll(/\[[^\]]+\]/g, (placeholder) => values.get(placeholder) ?? '')).toBe(text);
});

it('takes out of names and fields what was taken out of the text, under the same placeholders', () => {
  const values = [{ kind: 'name', value: 'Anna Schmidt', placeholder: '[name 1]' } as const];
  const around = {
    names: ['Anna Schmidt – claim', null, 'anna_schmidt jane@example.org.pdf'],
    metadata: { insured: ['Anna Schmidt'], pages: 3, 'bert@example.org': true, 'Bert@example.org': false },
  };
  expect(redactAround(around, { kinds: ['name', 'e-mail'], values })).toEqual({
    names: ['[name 1] – claim', null, '[name 1] [e-mail 1].pdf'],
    metadata: { insured: ['[name 1]'], pages: 3, '[e-mail 2]': true, '[e-mail 2] 2': false },
  });
});
