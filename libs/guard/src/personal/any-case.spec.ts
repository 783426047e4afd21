import { expect, it } from 'vitest';
import { anyCase } from './any-case.ts';

it('takes letters in either case, and leaves groups, classes and escapes what they are', () => {
  const pattern = new RegExp(`^${anyCase("gr(?:üße|uss)|ich hei(?:ß|ss)e|m['’]x|bien à|gez\\.|versicherte[rn]?")}$`, 'u');
  for (const text of ['grüße', 'GRÜßE', 'Gruss', 'Ich heiße', 'M’X', 'BIEN À', 'Gez.', 'VERSICHERTER', 'versicherten'])
    expect(text).toMatch(pattern);
  for (const text of ['gezx', 'hei', 'mx']) expect(text).not.toMatch(pattern);
});
