import { type GridCell, toCanonicalLine } from '../canonical-text.ts';
import { at, attribute, elements, parseXml, textWithin, within, type XmlElement } from './xml.ts';

export interface ChartTable {
  readonly title: string;
  readonly cells: readonly GridCell[];
}

/** The numbers behind a chart as the file keeps them: a column for every series, a row for every category. */
export function chartTable(xml: string): ChartTable | null {
  const chart = at(parseXml(xml), 'chart');
  const plots = elements(at(chart, 'plotArea')).flatMap((plot) => elements(plot, 'ser'));
  const names = plots.map((series) => [...within(at(series, 'tx'), 'v')].map(textWithin)[0] ?? '');
  const categories = new Map<number, string>();
  for (const series of plots) for (const [index, text] of pointsOf(at(series, 'cat') ?? at(series, 'xVal'))) categories.set(index, text);
  const values = plots.map((series) => pointsOf(at(series, 'val') ?? at(series, 'yVal')));
  const places = [...new Set([...categories.keys(), ...values.flatMap((points) => [...points.keys()])])].sort((a, b) => a - b);
  const rowOf = new Map(places.map((place, index) => [place, index + 1]));
  const cell = (text: string, row: number, column: number): GridCell => ({
    text: toCanonicalLine(text),
    row,
    column,
    rowSpan: 1,
    columnSpan: 1,
  });
  // Only points that are there: a thousand series of one point each ask for a million cells.
  const filled = (points: ReadonlyMap<number, string>, column: number): GridCell[] =>
    [...points].map(([place, text]) => cell(text, rowOf.get(place) ?? 0, column));
  const cells = [
    ...names.map((name, column) => cell(name, 0, column + 1)),
    ...filled(categories, 0),
    ...values.flatMap((points, column) => filled(points, column + 1)),
  ].sort((a, b) => a.row - b.row || a.column - b.column);
  const title = toCanonicalLine([...within(at(chart, 'title'), 't')].map(textWithin).join(''));
  return plots.length === 0 && title === '' ? null : { title, cells };
}

function pointsOf(from: XmlElement | null): Map<number, string> {
  const points = from ? [...within(from, 'pt')] : [];
  return new Map(points.map((point) => [Number(attribute(point, 'idx') ?? 0), textWithin(at(point, 'v'))]));
}
