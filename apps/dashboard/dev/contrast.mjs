// Checks the tokens' contrast in both schemes (WCAG 2.2 AA): text 4.5 to 1, edges of controls 3 to 1. node dev/contrast.mjs
import { readFileSync } from 'node:fs';

const css = readFileSync(new URL('../src/styles/tokens.css', import.meta.url), 'utf8');
const tokens = Object.fromEntries(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [name, [light, dark]]),
);
const grounds = ['paper', 'wash', 'raised', 'accent-wash', 'attention-wash', 'bad-wash'];
const pairs = [
  ...grounds.map((ground) => ['ink', ground, 4.5]),
  ...['paper', 'wash', 'raised', 'accent-wash'].flatMap((ground) => [
    ['ink-2', ground, 4.5],
    ['accent', ground, 4.5],
  ]),
  ...['good', 'attention', 'bad'].map((tone) => [tone, 'paper', 4.5]),
  ...['good', 'attention', 'bad'].map((tone) => [tone, 'wash', 4.5]),
  ['bad', 'bad-wash', 4.5],
  ['attention', 'attention-wash', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-danger', 'danger', 4.5],
  ['on-mark', 'mark', 4.5],
  ['edge', 'paper', 3],
  ['edge', 'raised', 3],
];
const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex) =>
  [1, 3, 5]
    .map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
const contrast = (a, b) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};
const rows = pairs.flatMap(([front, ground, least]) =>
  [0, 1].map((scheme) => ({
    front,
    ground,
    scheme: ['light', 'dark'][scheme],
    least,
    ratio: contrast(tokens[front][scheme], tokens[ground][scheme]),
  })),
);
const short = rows.filter((row) => row.ratio < row.least);
for (const row of short) console.log(`${row.front} on ${row.ground}, ${row.scheme}: ${row.ratio.toFixed(2)}, needs ${row.least}`);
console.log(
  `${rows.length} pairs, lowest ${Math.min(...rows.map((row) => row.ratio / row.least)).toFixed(2)} of what is needed, ${short.length} too low`,
);
process.exitCode = short.length === 0 ? 0 : 1;
