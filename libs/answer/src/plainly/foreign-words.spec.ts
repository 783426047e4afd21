import { describe, expect, it } from 'vitest';
import { aFoundChunk, ranked } from '#testing';
import { saidPlainly } from './said-plainly.ts';

const said = (question: string, text: string, title = 'Guide', headings: readonly string[] = []) =>
  saidPlainly(question, [ranked(aFoundChunk(text, { title, headings, chunkId: text }))])?.sentence.text ?? null;

describe('a question about the thing in the title', () => {
  it.each([
    ['What does the Heron cost?', 'Heron', 'The filter costs 20 euros.'],
    ['What does the Heron cost?', 'Heron', 'Delivery costs 5 euros.'],
    ['How heavy is the Heron?', 'Heron', 'The filter weighs 20 g.'],
    ['How heavy is the Heron?', 'Heron', 'Filter weight: 20 g'],
    ['Was kostet der Kurs?', 'Kurs', 'Parken kostet 3 Euro.'],
    ['When does the museum open?', 'Museum', 'The cafe opens at 9 am.'],
    ['How much is a ticket to the museum?', 'Museum', 'Lockers for ticket holders cost 1 euro.'],
    ['Wann schließt das Hallenbad?', 'Hallenbad', 'Um 20 Uhr schließt die Sauna.'],
    ['How long is parental leave?', 'Leave policy', 'Death of a parent: 4 days'],
  ])('is not answered by what is said of something else: %s (%s) %s', (question, title, text) => {
    expect(said(question, text, title)).toBeNull();
  });

  it.each([
    ['What does the Heron cost?', 'Heron', 'The Heron costs 20 euros.'],
    ['How heavy is the Heron?', 'Heron', 'Weight with battery: 20 kg'],
    ['Was kostet der Falke?', 'Falke', 'Preis: 299 €'],
    ['When does the museum open?', 'Museum', 'The museum opens at 9 am.'],
    ['Wann öffnet das Hallenbad?', 'Hallenbad', 'Geöffnet ist dienstags von 9 bis 20 Uhr.'],
  ])('is answered by what is said of it: %s (%s) %s', (question, title, text) => expect(said(question, text, title)).toBe(text));

  it('is not answered by a label under the heading of a part', () => {
    expect(said('How heavy is the Heron?', 'Weight: 20 g', 'Heron', ['Heron', 'Filter'])).toBeNull();
    expect(said('How heavy is the Heron?', 'Weight: 20 kg', 'Heron', ['Heron', 'Technical data'])).toBe('Weight: 20 kg');
  });
});

describe('words that are there where what is asked for is not', () => {
  it.each([
    ['When can members use the sauna?', 'Members may use the sauna with a towel.'],
    ['When is the march?', 'The march is led by the mayor.'],
    ['When does the hall open?', 'The hall opens to 2000 visitors.'],
    ['How often is the animal fed?', 'The animal is fed with hay.'],
    ['How often is the pool cleaned?', 'The pool is cleaned at once after an accident.'],
    ['Wie oft werden die Räume gereinigt?', 'Alle Räume werden mit Wasser gereinigt.'],
    ['Who founded the club?', 'The club was founded in New York.'],
    ['Wer hat den Verein gegründet?', 'Der Verein wurde in Bad Tölz gegründet.'],
    ['Can I smoke?', 'Smoke detectors must not be covered.'],
    ['Are dogs allowed?', 'Dogs are not fed in the kitchen.'],
    ['Is smoking allowed in the garden?', 'Smoking is not mentioned for the garden, only eating is allowed.'],
    ['Darf ich rauchen?', 'Rauchmelder dürfen nicht abgedeckt werden.'],
    ['How long is the hose?', 'The hose is covered for two years.'],
    ['How long is the cable?', 'The cable comes within two days.'],
    ['How long is the tunnel?', 'The tunnel took six years to build.'],
    ['How old is the bridge?', 'The bridge was closed for two years.'],
    ['How high is the tower?', 'The tower ticket costs 12 euros.'],
    ['How heavy is the bag?', 'The bag holds 20 kg.'],
    ['How many watts does the oven have?', 'The lamp of the oven has 25 watts.'],
    ['What is the temperature of the oven?', 'The oven must not be used above 40 degrees.'],
    ['What is the price of the ticket?', 'The ticket is valid free of defects.'],
    ['How much is the deposit refund?', 'A deposit refund form costs $2.'],
    ['What is the late fee for laptops?', 'There is no late fee for books, and laptops cost 900 euros.'],
    ['How many days of leave do part-time staff get?', 'Full-time staff get 30 days of leave; part-time staff apply in writing.'],
  ])('%s is not told by: %s', (question, text) => expect(said(question, text)).toBeNull());

  it.each([
    ['When is the sauna closed?', 'The sauna is closed in May.'],
    ['How often is the pool cleaned?', 'The pool is cleaned every morning.'],
    ['Wie oft fährt der Bus?', 'Der Bus fährt alle 20 Minuten.'],
    ['Who founded the club?', 'The club was founded by Ingrid Solberg.'],
    ['Who founded the club?', 'Ingrid Solberg founded the club in 1999.'],
    ['Wer hat den Verein gegründet?', 'Der Verein wurde 1903 von Karl Huber gegründet.'],
    ['Darf ich im Zimmer rauchen?', 'Im Zimmer darf nicht geraucht werden.'],
    ['Can I return goods?', 'Goods can be returned within 14 days with the receipt.'],
    ['How long is the cable?', 'The cable is 1.8 m long.'],
    ['How old is the bridge?', 'The bridge is 90 years old.'],
    ['How high is the tower?', 'The tower is 90 m high.'],
    ['Wie schwer ist der Koffer?', 'Der Koffer hat 3 kg.'],
    ['How much is parking?', 'Parking is free for staff.'],
  ])('%s is told by: %s', (question, text) => expect(said(question, text)).toBe(text));
});

it('a question without a word for a thing is not answered by the first figure', () => {
  expect(said('How much does it cost?', 'It costs 20 euros.', 'Heron')).toBeNull();
});
