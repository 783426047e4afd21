// Draws what `scale` measured: search latency and ingest rate over the number of chunks, both shapes, on logarithmic axes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../test/service.ts';
import type { ShapeReport, SizeReport } from './scale-shape.ts';

interface Line {
  readonly name: string;
  readonly colour: string;
  readonly dash: string;
  readonly points: readonly (readonly [chunks: number, value: number])[];
}

interface Panel {
  readonly title: string;
  readonly left: number;
  readonly lines: readonly Line[];
}

const plot = { top: 64, width: 340, height: 250 };
const colours = { keyword: '#b45309', vector: '#0f766e', fused: '#1d4ed8', rate: '#7c3aed' };
const dashes = ['', '5 4'];

export function drawScale(reports: readonly ShapeReport[], embedder: string): void {
  mkdirSync(join(root, 'docs/images'), { recursive: true });
  writeFileSync(join(root, 'docs/images/scale.svg'), scaleSvg(reports, embedder));
}

export function scaleSvg(reports: readonly ShapeReport[], embedder: string): string {
  const pick = (name: string, colour: string, value: (size: SizeReport) => number): Line[] =>
    reports.map(({ shape, sizes }, index) => ({
      name: `${name}, ${shape}`,
      colour,
      dash: dashes[index] ?? '',
      points: sizes.map((size) => [size.chunks, value(size)] as const),
    }));
  const panels: Panel[] = [
    {
      title: 'Search, 95th percentile (ms)',
      left: 60,
      lines: (['fused', 'vector', 'keyword'] as const).flatMap((leg) => pick(leg, colours[leg], ({ search }) => search[leg].p95Ms)),
    },
    {
      title: `Ingestion (chunks a second, ${embedder})`,
      left: 620,
      lines: pick('ingestion', colours.rate, (size) => size.chunksPerSecond),
    },
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1180 380" font-family="system-ui, sans-serif" font-size="12" fill="#334155">
<rect width="1180" height="380" fill="#ffffff"/>
<text x="60" y="26" font-size="15" font-weight="600" fill="#0f172a">One collection, from ${short(smallest(reports))} to ${short(largest(reports))} chunks</text>
${panels.map(panelSvg).join('\n')}
</svg>
`;
}

function panelSvg({ title, left, lines }: Panel): string {
  const points = lines.flatMap((line) => line.points);
  const x = axis(
    points.map(([chunks]) => chunks),
    left,
    plot.width,
  );
  const y = axis(
    points.map(([, value]) => value),
    plot.top + plot.height,
    -plot.height,
  );
  const bottom = plot.top + plot.height;
  return [
    `<text x="${left}" y="${plot.top - 12}" font-weight="600">${title}</text>`,
    ...y.ticks.map(
      (tick) =>
        `<line x1="${left}" x2="${left + plot.width}" y1="${y.at(tick)}" y2="${y.at(tick)}" stroke="#e2e8f0"/><text x="${left - 8}" y="${y.at(tick) + 4}" text-anchor="end">${short(tick)}</text>`,
    ),
    ...x.ticks.map((tick) => `<text x="${x.at(tick)}" y="${bottom + 18}" text-anchor="middle">${short(tick)}</text>`),
    `<text x="${left + plot.width / 2}" y="${bottom + 38}" text-anchor="middle">chunks in the collection</text>`,
    ...lines.map((line, index) =>
      lineSvg(line, { x: x.at, y: y.at, legendX: left + plot.width + 16, legendY: plot.top + 10 + index * 20 }),
    ),
  ].join('\n');
}

interface Place {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly legendX: number;
  readonly legendY: number;
}

function lineSvg({ name, colour, dash, points }: Line, { x, y, legendX, legendY }: Place): string {
  const stroke = `stroke="${colour}" stroke-width="2"${dash ? ` stroke-dasharray="${dash}"` : ''}`;
  const path = points.map(([chunks, value], index) => `${index === 0 ? 'M' : 'L'}${x(chunks)} ${y(value)}`).join(' ');
  const dots = points.map(
    ([chunks, value]) => `<circle cx="${x(chunks)}" cy="${y(value)}" r="3" fill="${colour}"><title>${value}</title></circle>`,
  );
  return `<path d="${path}" fill="none" ${stroke}/>${dots.join('')}<path d="M${legendX} ${legendY}h22" ${stroke}/><text x="${legendX + 28}" y="${legendY + 4}">${name}</text>`;
}

/** From the power of ten below the smallest value to the one above the largest; ticks at 1, 2 and 5 of each where there is room. */
function axis(
  values: readonly number[],
  start: number,
  length: number,
): { readonly ticks: readonly number[]; readonly at: (value: number) => number } {
  const positive = values.filter((value) => value > 0);
  const low = Math.floor(Math.log10(Math.min(...positive)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...positive))));
  const decades = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
  const ticks =
    high - low > 2 ? decades : decades.flatMap((decade) => [1, 2, 5].map((step) => step * decade)).filter((tick) => tick <= 10 ** high);
  return { ticks, at: (value) => Math.round((start + ((Math.log10(Math.max(value, 10 ** low)) - low) / (high - low)) * length) * 10) / 10 };
}

function short(value: number): string {
  if (value >= 1000) return `${Math.round(value / 100) / 10}k`.replace('.0k', 'k');
  return String(Math.round(value * 100) / 100);
}

function smallest(reports: readonly ShapeReport[]): number {
  return Math.min(...reports.flatMap(({ sizes }) => sizes.map(({ chunks }) => chunks)));
}

function largest(reports: readonly ShapeReport[]): number {
  return Math.max(...reports.flatMap(({ sizes }) => sizes.map(({ chunks }) => chunks)));
}
