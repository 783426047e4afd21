import { describe, expect, it } from 'vitest';
import { conflictsOf, conflictWords, inWords } from './conflicts.ts';

/** Claim, evidence. */
const agreeing: readonly (readonly [string, string])[] = [
  ['Acme was founded in 1998.', 'Acme, a maker of pumps, was founded in 1998.'],
  ['The cable is 5m long.', 'The cable is 5 m long.'],
  ['The cable is 5 metres long.', 'The cable is 5m long.'],
  ['The town has 5m people.', 'The town has 5 million people.'],
  ['It cost €5m.', 'It cost 5 million euros.'],
  ['The plant has 1200 employees.', 'The plant has 1,200 employees.'],
  ['The plant has 1.2 thousand employees.', 'The plant has 1,200 employees.'],
  ['Sales grew by 5 percent.', 'Sales grew by 5% in 2020.'],
  ['The office opens on Mondays.', 'The office does not open on Sundays, but opens on Mondays.'],
  ['Some members voted for the plan.', 'All members voted for the plan.'],
  ['Revenue rose sharply in 2020.', 'In 2020 revenue rose sharply.'],
  ['The treaty was signed by France.', 'The French president signed the treaty.'],
  ['The UN adopted the resolution.', 'The United Nations adopted the resolution in May.'],
  ['It was signed on 12 March 1999.', 'It was signed on March 12, 1999.'],
  ['Es wurde am 12. März 1999 unterzeichnet.', 'Die Unterzeichnung war am 12.03.1999.'],
  ['Der Umsatz betrug 1,2 Millionen Euro.', 'Der Umsatz betrug 1.200.000 Euro.'],
  ['The temperature fell by 3 °C.', 'The change was -3 °C.'],
  ['The meeting starts at 5 pm.', 'The meeting starts at 17:00.'],
  ['It has two engines.', 'It has 2 engines.'],
  ['About 50 people attended.', '52 people attended.'],
  ['She was born in the 1990s.', 'She was born in 1994.'],
  ['The filter must be replaced every 6 months.', 'Replace the filter every six months.'],
  ['Loans above 5,000 euros need two signatures.', 'Loans above €5,000 need two signatures.'],
  ['The river is 6,650 kilometres long.', 'At 6,650 km the Nile is one of the longest rivers.'],
  ['The bridge opened in 1932.', 'The Sydney Harbour Bridge, which opened in 1932, carries rail and road.'],
  ['Returns are accepted within 30 days.', 'We accept returns within 30 days of delivery.'],
  ['The vaccine is not approved for children.', 'The vaccine is approved for adults only and is not approved for children.'],
  ['Die Frist beträgt 14 Tage.', 'Die Frist beträgt vierzehn Tage ab Zugang.'],
  ['Der Vertrag gilt ab dem 1. Januar 2021.', 'Der Vertrag tritt am 01.01.2021 in Kraft.'],
  ['Der Zug fährt um 17 Uhr.', 'Der Zug fährt um 17:00 Uhr.'],
  ['Der Preis sank um 3,5 Prozent.', 'Der Preis änderte sich um −3,5 %.'],
  ['Atwood wrote the novel in 1985.', 'Margaret Atwood wrote the novel in 1985.'],
  ['The boiling point is 100 °C.', 'Water boils at 100 °C at sea level.'],
  ['He scored 12 goals in 34 matches.', 'In 34 matches he scored twelve goals.'],
  ['Profit was $4.2 billion.', 'The company reported a profit of $4.2bn.'],
  ['Nearly 5 million people live there.', 'The city has 4,960,000 inhabitants.'],
  ['The museum is closed on Mondays.', 'The museum is open daily except Mondays.'],
  ['Version 2.5.1 fixes the bug.', 'The bug was fixed in version 2.5.1.'],
  ['It took twenty-five years.', 'It took 25 years.'],
  ['It took 25 years.', 'It took twenty-five years.'],
  ['The firm hired 40 engineers in May 2020.', 'In May 2020 the firm hired 40 engineers.'],
  ['The nightly limit in Germany is 145 euros.', 'The nightly limit is 145 euros in Germany and 190 euros in Switzerland.'],
  ['The limit is 190 euros in Switzerland.', 'The nightly limit is 145 euros in Germany and 190 euros in Switzerland, breakfast included.'],
  ['The nightly limit is 145 euros, more in Switzerland.', 'The nightly limit is 145 euros in Germany, and higher in Switzerland.'],
  ['The Pro plan costs 29 euros.', 'The Basic plan costs 12 euros and the Pro plan 29 euros.'],
  ['The Basic plan costs 12 euros.', 'The Basic plan costs 12 euros and the Pro plan costs 29 euros.'],
  ['Adults pay 60 euros, children less.', 'Membership costs 60 euros a year for adults and 30 euros for children.'],
  ['Adults pay 60 euros and children 30 euros.', 'Membership costs 60 euros a year for adults and 30 euros for children.'],
  ['It costs 30 euros for children and 60 euros for adults.', 'Membership costs 60 euros for adults and 30 euros for children.'],
  ['He scored 12 goals in May and 9 goals in June.', 'In June he scored nine goals, in May twelve goals.'],
  ['The window is cleaned with isopropanol.', 'The window is cleaned with isopropanol, never with acetone, which dissolves the seal.'],
  ['The shop is open on Mondays.', 'The shop is open on Mondays, not on Sundays.'],
  ['Dogs and cats are allowed.', 'Cats, dogs and birds are allowed.'],
  ['Sign with pen or pencil.', 'Forms are signed with pen or pencil and handed in.'],
  ['The deposit for a canoe is 50 euros.', 'The deposit is 50 euros, and hire costs 9 euros for a canoe.'],
];

/** Claim, evidence, the kind of what they disagree in. */
const contradicting: readonly (readonly [string, string, string])[] = [
  ['Acme was founded in 1999.', 'Acme was founded in 1998 in Berlin.', 'date'],
  ['The plant has 1,300 employees.', 'The plant has 1,200 employees.', 'number'],
  ['The distance is 80 km.', 'The distance is 80 miles.', 'unit'],
  ['The distance is 129 km.', 'The distance is 80 miles.', 'number'],
  ['Sales grew by 5 percentage points.', 'Sales grew by 5% in 2020.', 'unit'],
  ['Sales fell in 2020.', 'Sales rose in 2020.', 'turn'],
  ['Register before the exam.', 'Register after the exam.', 'turn'],
  ['The limit in Switzerland is 145 euros.', 'The limit is 145 euros in Germany and 190 euros in Switzerland, with breakfast.', 'number'],
  [
    'The dish costs 7.10 euros for employees and 4.80 euros for guests.',
    'It costs 4.80 euros for employees and 7.10 euros for guests.',
    'number',
  ],
  [
    'Customers with a Gold contract get an answer within two working days.',
    'Customers with a Gold contract get an answer within four working hours, and those with a Silver contract get one within two working days.',
    'number',
  ],
  [
    'The window is cleaned with acetone and a cloth.',
    'The window is cleaned with isopropanol and a cloth, never with acetone, which dissolves the seal.',
    'negation',
  ],
  ['Das Fenster wird mit Aceton gereinigt.', 'Das Fenster wird mit Wasser gereinigt, nicht mit Aceton.', 'negation'],
  ['It must be signed by the head or by Ottilie Brandt.', 'It must be signed by the head and by Ottilie Brandt in finance.', 'turn'],
  ['Der Antrag wird von Leitung und Finanzen gezeichnet.', 'Der Antrag wird von Leitung oder Finanzen gezeichnet.', 'turn'],
  ['In Germany it is 190 euros.', 'The nightly limit is 145 euros in Germany and 190 euros in Switzerland.', 'number'],
  ['The Pro plan costs 12 euros.', 'The Basic plan costs 12 euros and the Pro plan 29 euros.', 'number'],
  ['The Basic plan costs 29 euros.', 'The Basic plan costs 12 euros and the Pro plan costs 29 euros.', 'number'],
  ['Children pay 60 euros a year.', 'Membership costs 60 euros for adults and 30 euros for children.', 'number'],
  ['Im Winter dauert es 3 Stunden.', 'Es dauert 2 Stunden im Winter und 3 Stunden im Sommer.', 'number'],
  ['The office opens on Sundays.', 'The office does not open on Sundays.', 'negation'],
  ['The office does not open on Sundays.', 'The office opens on Sundays from 9 to 12.', 'negation'],
  ['All members voted for the plan.', 'Some members voted for the plan.', 'turn'],
  ['Munich hosts the annual fair.', 'Berlin hosts the annual fair.', 'name'],
  ['It was signed on 13 March 1999.', 'It was signed on March 12, 1999.', 'date'],
  ['It was signed in April 1999.', 'It was signed on March 12, 1999.', 'date'],
  ['Es wurde am 13. März 1999 unterzeichnet.', 'Die Unterzeichnung war am 12.03.1999.', 'date'],
  ['Der Umsatz betrug 1,2 Millionen Dollar.', 'Der Umsatz betrug 1.200.000 Euro.', 'unit'],
  ['Der Umsatz stieg 2020.', 'Der Umsatz sank 2020.', 'turn'],
  ['Das Büro ist sonntags nicht geöffnet.', 'Das Büro ist sonntags geöffnet.', 'negation'],
  ['The temperature was 3 °C.', 'The temperature was -3 °C.', 'number'],
  ['The meeting starts at 6 pm.', 'The meeting starts at 17:00.', 'date'],
  ['It has three engines.', 'It has two engines.', 'number'],
  ['Jane Doe founded Acme.', 'Jane Roe founded Acme.', 'name'],
  ['She was born in the 1980s.', 'She was born in 1994.', 'date'],
  ['The warranty lasts 24 months.', 'The warranty lasts 12 months.', 'number'],
  ['The firm has won the case.', 'The firm lost the case.', 'turn'],
  ['Insulin lowers blood sugar.', 'Insulin raises blood sugar.', 'turn'],
  ['The filter must be replaced every 3 months.', 'Replace the filter every six months.', 'number'],
  ['Loans below 5,000 euros need two signatures.', 'Loans above €5,000 need two signatures.', 'turn'],
  ['The bridge opened in 1931.', 'The Sydney Harbour Bridge, which opened in 1932, carries rail and road.', 'date'],
  ['Returns are not accepted after 30 days.', 'Returns are accepted within 30 days.', 'negation'],
  ['The vaccine is approved for children.', 'The vaccine is approved for adults, but it is not approved for children.', 'negation'],
  ['The plan was rejected by the council.', 'The plan was accepted by the council.', 'turn'],
  ['Only admins can delete documents.', 'Most admins can delete documents.', 'turn'],
  ['The pool is open in the winter.', 'The pool is closed in the winter.', 'turn'],
  ['Die Frist beträgt 14 Tage.', 'Die Frist beträgt 30 Tage.', 'number'],
  ['Der Antrag ist vor dem Umzug zu stellen.', 'Der Antrag ist nach dem Umzug zu stellen.', 'turn'],
  ['Hunde sind nicht erlaubt.', 'Hunde sind erlaubt.', 'negation'],
  ['Die Strecke ist 12 km lang.', 'Die Strecke ist 12 Meilen lang.', 'unit'],
  ['Margaret Atwood wrote the novel.', 'The novel was written by Margaret Drabble.', 'name'],
  ['The company is headquartered in Paris.', 'The company is headquartered in Lyon.', 'name'],
  ['The boiling point is 100 °F.', 'Water boils at 100 °C at sea level.', 'unit'],
  ['Profit was $4.2 million.', 'The company reported a profit of $4.2bn.', 'number'],
  ['Students never pay fees.', 'Students always pay fees.', 'negation'],
  ['The lake lies north of the town.', 'The lake lies south of the town.', 'turn'],
  ['The meeting is on Tuesday.', 'The meeting is on Thursday.', 'date'],
  ['The firm hired 40 engineers in May 2021.', 'In May 2020 the firm hired 40 engineers.', 'date'],
];

describe('typed conflicts', () => {
  it.each(agreeing)('are none between “%s” and “%s”', (claim, evidence) => {
    expect(conflictsOf(claim, [evidence]).map(inWords)).toEqual([]);
  });

  it.each(contradicting)('are there between “%s” and “%s”: %s', (claim, evidence, kind) => {
    expect([...new Set(conflictsOf(claim, [evidence]).map((conflict) => conflict.kind))]).toEqual([kind]);
  });

  it('tell of what is true of another', () => {
    const swapped = (claim: string, ...evidence: readonly string[]): string[] => conflictsOf(claim, evidence).map(inWords);
    const statue = 'The Statue of Liberty was dedicated on October 28, 1886.';
    expect(swapped('The Eiffel Tower was dedicated on October 28, 1886.', statue, 'The Eiffel Tower is tall.')).toEqual([
      'the name “Eiffel Tower” stands where the evidence has “Statue of Liberty”',
    ]);
    expect(swapped('It was a gift from the people of Germany.', 'It was a gift from the people of France.', 'Germany is large.')).toEqual([
      'the name “Germany” stands where the evidence has “France”',
    ]);
    expect(swapped('The Eiffel Tower is 330 metres tall.', 'It is 330 metres tall.', 'The Eiffel Tower was built in 1889.')).toEqual([]);
    expect(swapped('Paris, not Tokyo, hosted it in 2024.', 'Paris hosted it in 2024.', 'Tokyo did not.')).toEqual([]);
  });

  it('are told with both values', () => {
    const told = (claim: string, evidence: string): string[] => conflictsOf(claim, [evidence]).map(inWords);
    expect(told('The bridge opened in 1931.', 'It opened in 1932.')).toEqual(['the date “1931” stands where the evidence has “1932”']);
    expect(told('It is 80 km long.', 'It is 80 miles long.')).toEqual(['the unit “80 km” stands where the evidence has “80 miles”']);
    expect(told('Dogs are allowed.', 'Dogs are not allowed.')).toEqual(['the evidence negates it (“not”)']);
    expect(told('Sales fell in 2020.', 'Sales rose in 2020.')).toEqual(['the word “fell” stands where the evidence has “rose”']);
    expect(told('Zurich hosts the fair.', 'Nobody knows who.')).toEqual([]);
    expect(told('It is in Zurich.', 'It is small.')).toEqual(['the name “Zurich” is not in the evidence']);
  });

  it('are told once where a sentence has the same one twice', () => {
    const conflicts = conflictsOf('It has 17 rooms, and 17 of them are red.', ['It is a house.']);
    expect(conflicts.length).toBeGreaterThan(1);
    expect(conflictWords(conflicts)).toBe('the number “17” is not in the evidence');
  });

  it('are quick on long hostile text', () => {
    const long = `${'1,'.repeat(20_000)} ${'not '.repeat(20_000)} ${'A'.repeat(20_000)} ${'12.'.repeat(10_000)}`;
    const startedAt = performance.now();
    for (const hostile of [long, 'The Aa of the '.repeat(8_000), '12 '.repeat(15_000), 'March '.repeat(8_000)])
      conflictsOf(hostile, [hostile, `Paris ${hostile}`]);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
