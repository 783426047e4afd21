// How single values look in every answer.
import type * as contract from '#contract';
import type { Understood } from '#core';

export const time = (date: Date): string => date.toISOString();
export const timeOrNull = (date: Date | null): string | null => date && time(date);
/** Four digits behind the point: what lies beyond says nothing. */
export const tidy = (value: number): number => Math.round(value * 10_000) / 10_000;

export const toUnderstood = ({ carried, exactTerms, parts, searched, notes, meant, ...understood }: Understood): contract.Understood => ({
  ...understood,
  carried: [...carried],
  exactTerms: [...exactTerms],
  parts: [...parts],
  searched: [...searched],
  notes: [...notes],
  ...(meant && { meant: [...meant] }),
});
