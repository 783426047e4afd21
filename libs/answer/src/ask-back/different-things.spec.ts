import { describe, expect, it } from 'vitest';
import type { Contradiction } from '#core';
import { areOfDifferentThings, mayBeOfDifferentThings } from './different-things.ts';

const sentence = ([title, quote]: readonly [string, string]): Contradiction['newer'] => ({
  documentId: title,
  revision: 1,
  chunkId: title,
  title,
  changedAt: new Date(0),
  quote,
});
type Said = readonly [string, string];
const conflict = (newer: Said, older: Said): Contradiction => ({ values: ['1', '2'], newer: sentence(newer), older: sentence(older) });

describe('two documents', () => {
  it.each<[Said, Said]>([
    [
      ['VX-117 manual', 'Hold the button for 5 seconds.'],
      ['VX-125 manual', 'Hold the button for 15 seconds.'],
    ],
    [
      ['Leave policy Germany', 'Unused leave expires in Germany on 31 March.'],
      ['Leave policy France', 'Unused leave expires in France on 31 May.'],
    ],
  ])('are of different things by identifiers, or where each sentence names its own: %j %j', (newer, older) => {
    expect(areOfDifferentThings(conflict(newer, older))).toBe(true);
  });

  it.each<[Said, Said]>([
    [
      ['Annual leave policy', 'Unused annual leave of employees expires after 12 months.'],
      ['Leave rules for employees', 'Unused annual leave of employees expires after 18 months.'],
    ],
    [
      ['leave-policy-anna.docx', 'Unused leave expires after 12 months.'],
      ['leave-policy-bob.docx', 'Unused leave expires after 18 months.'],
    ],
    [
      ['Leave policy Germany', 'Unused leave expires on 31 March.'],
      ['Leave policy France', 'Unused leave expires on 31 May.'],
    ],
    [
      ['VX-117 manual', 'Hold the button for 5 seconds.'],
      ['Manual for operators', 'Hold the button for 15 seconds.'],
    ],
    [
      ['Press manual rev2', 'Hold the button for 5 seconds.'],
      ['Press manual rev3', 'Hold the button for 15 seconds.'],
    ],
  ])('may be, by their titles alone: %j %j', (newer, older) => {
    expect(areOfDifferentThings(conflict(newer, older))).toBe(false);
    expect(mayBeOfDifferentThings(newer[0], older[0])).toBe(true);
  });

  it.each([
    ['Travel policy 2023', 'Travel policy 2024'],
    ['Prometheus 2.45 configuration', 'Prometheus 3.0 configuration'],
    ['Prometheus v2.10.4 configuration', 'Prometheus v3.10.4 configuration'],
  ])('are states of one thing by year or version: %s, %s', (newer, older) => {
    expect(mayBeOfDifferentThings(newer, older)).toBe(false);
    expect(areOfDifferentThings(conflict([newer, 'It takes 5 seconds.'], [older, 'It takes 15 seconds.']))).toBe(false);
  });
});
