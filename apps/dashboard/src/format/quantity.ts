// Numbers in the reader's scale, each with its unit.
const locale = 'en-GB';
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const byteUnits = ['bytes', 'kB', 'MB', 'GB', 'TB'];

export const count = (value: number): string => whole.format(value);

/** `many(1, 'document')` is "1 document", `many(2, 'query', 'queries')` is "2 queries". */
export const many = (value: number, one: string, several = `${one}s`): string => `${count(value)} ${value === 1 ? one : several}`;

export function bytes(value: number): string {
  if (value === 1) return '1 byte';
  const step = Math.min(byteUnits.length - 1, value < 1000 ? 0 : Math.floor(Math.log10(value) / 3));
  const scaled = value / 1000 ** step;
  return `${scaled.toLocaleString(locale, { maximumFractionDigits: step > 0 && scaled < 10 ? 1 : 0 })} ${byteUnits[step]}`;
}

export function milliseconds(value: number): string {
  if (value < 1) return '< 1 ms';
  if (value < 1000) return `${Math.round(value)} ms`;
  return value < 10_000 ? `${(value / 1000).toFixed(1)} s` : seconds(value / 1000);
}

export function seconds(value: number): string {
  if (value < 60) return `${Math.round(value)} s`;
  const minutes = Math.round(value / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return many(Math.round(hours / 24), 'day');
}

/** A share as a percentage; never rounds something to nothing or less than all to all. */
export function share(part: number, of: number): string {
  if (of === 0) return '–';
  const percent = (part / of) * 100;
  if (part > 0 && percent < 1) return '< 1 %';
  if (part < of && percent > 99) return '> 99 %';
  return `${Math.round(percent)} %`;
}
