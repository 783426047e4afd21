// How single values look in every answer.
export const time = (date: Date): string => date.toISOString();
export const timeOrNull = (date: Date | null): string | null => date && time(date);
/** Four digits behind the point: what lies beyond says nothing. */
export const tidy = (value: number): number => Math.round(value * 10_000) / 10_000;
