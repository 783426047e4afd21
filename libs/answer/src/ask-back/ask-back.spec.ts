import { describe, expect, it } from 'vitest';
import { saysOtherwise, saysTheSame } from './says-otherwise.ts';
import { tellApart } from './tell-apart.ts';

describe('documents are told apart', () => {
  it.each([
    [
      ['VX-117 valve controller manual', 'VX-125 valve controller manual'],
      ['VX-117', 'VX-125'],
    ],
    [
      ['vx-117_manual.pdf', 'vx-125_manual.pdf'],
      ['vx-117', 'vx-125'],
    ],
    [
      ['Leave policy Germany', 'Leave policy France'],
      ['Germany', 'France'],
    ],
    [
      ['Basic plan', 'Pro plan', 'Team plan'],
      ['Basic', 'Pro', 'Team'],
    ],
    [
      ['Prometheus 2.45 configuration', 'Prometheus 3.0 configuration'],
      ['2.45', '3.0'],
    ],
    [
      ['iPhone 7 repair', 'iPhone 8 repair'],
      ['iPhone 7', 'iPhone 8'],
    ],
  ])('by what their titles name: %j', (titles, marks) => {
    expect(tellApart(titles)).toEqual(marks);
  });

  it.each([
    [['Travel policy 2023', 'Travel policy 2024']],
    [['Travel policy', 'Travel policy (old)']],
    [['Price list March 2024', 'Price list April 2024']],
    [['Employee handbook', 'Employee FAQ']],
    [['Employee handbook, chapter 1', 'Employee handbook, chapter 2']],
    [['Green tea', 'Boiler manual']],
    [['Leave policy', 'Leave policy Germany']],
    [['The valve', 'The valve']],
  ])('not by age, kind of text or place in it, nor where one says no more than the other: %j', (titles) => {
    expect(tellApart(titles)).toBeNull();
  });
});

describe('two sentences', () => {
  const of = (text: string, subject: string) => ({ text, subject });

  it.each([
    ['The warranty of the controller lasts seventeen months.', 'The warranty of the controller lasts nineteen months.'],
    ['Hold the button of the VX-117 for 5 seconds.', 'Hold the button of the VX-125 for 15 seconds.'],
    ['The warranty lasts two years from purchase.', 'The warranty lasts five years from purchase.'],
    ['Unused leave expires on 31 March.', 'Unused leave expires on 31 May.'],
    ['The warranty of the pump lasts 117 days.', 'The warranty of the pump lasts 125 days.'],
    ['Die Garantie des Reglers beträgt drei Jahre.', 'Die Garantie des Reglers beträgt sechs Jahre.'],
    ['Der Urlaub verfällt am 31. März des Jahres.', 'Der Urlaub verfällt am 31. Mai des Jahres.'],
    ['The plan costs 1,200 euros a month and has 2 seats.', 'The plan costs 900 euros a month and has 1 seat.'],
  ])('say otherwise where they are alike but for figures: %s %s', (one, other) => {
    expect(saysOtherwise(of(one, 'VX-117'), of(other, 'VX-125'))).toBe(true);
  });

  it.each([
    ['Hold the button of the VX-117 for 5 seconds.', 'Hold the button of the VX-125 for 5 seconds.'],
    ['The warranty lasts two years from purchase.', 'The controller draws 30 watts at most.'],
    ['The plan costs 1,200 euros a month.', 'The plan costs 1200 euros a month.'],
    ['Support answers by telephone.', 'Support answers by letter.'],
  ])('do not where the figures are the same, or nothing else is: %s %s', (one, other) => {
    expect(saysOtherwise(of(one, 'VX-117'), of(other, 'VX-125'))).toBe(false);
  });

  it('say otherwise in a figure that is also their subject’s number', () => {
    const [three, five] = ['The warranty of the machine lasts 2 years.', 'The warranty of the machine lasts 5 years.'];
    expect(saysOtherwise(of(three, 'Heron 3'), of(five, 'Heron 5'))).toBe(true);
    const same = ['Of the Heron 3 the warranty lasts 2 years.', 'Of the Heron 5 the warranty lasts 2 years.'] as const;
    expect(saysOtherwise(of(same[0], 'Heron 3'), of(same[1], 'Heron 5'))).toBe(false);
  });

  it('are the same but for their subjects', () => {
    expect(saysTheSame(of('The VX-117 runs at 24 volts.', 'VX-117'), of('The VX-125 runs at 24 volts.', 'VX-125'))).toBe(true);
    expect(saysTheSame(of('It runs at 24 volts.', 'VX-117'), of('It runs at 12 volts.', 'VX-125'))).toBe(false);
  });
});
