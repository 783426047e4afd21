/** Values that documentation prints for everybody to read. */
const published = [
  'EXAMPLE',
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
  'eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lI',
];
const regular =
  /x{4}|\*{3}|\.{3}|…|^\$|\$[{(]|[<{]|abcdef|123456|qwerty|letmein|deadbeef|changeme|change[-_]me|placeholder|example|redacted/i;
/** A key of many lines has any short word somewhere; one of a manual shows what it is at its beginning. */
const telling = 300;
const spokenOf =
  /(?:^|[-_])(?:your|my|the|some|any|foo|bar|baz|dummy|fake|sample|demo|mock|insert|replace|todo)(?:$|[-_])|^secret[-_]?key/i;

/** Whether a value is one of a manual: published, a place to fill in, or so regular that nobody drew it. */
export function isMadeUp(whole: string): boolean {
  const value = whole.slice(0, telling);
  if (published.some((known) => value.includes(known))) return true;
  return regular.test(value) || spokenOf.test(value) || new Set(value).size <= Math.min(value.length, 64) / 8;
}
