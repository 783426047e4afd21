/** A table with the paragraphs around it and questions about both, as in `generation/tatqa`. */
export interface TableContext {
  readonly id: string;
  readonly rows: readonly (readonly string[])[];
  readonly paragraphs: readonly string[];
  readonly questions: readonly TableQuestion[];
}

/**
 * A question whose answer is one cell or one span. `cell`: the answer stands in a cell. `comparison`: a column or row found by comparing
 * cells, such as the year in which something was largest. `text`: the answer stands in a paragraph.
 */
export interface TableQuestion {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly scale: Scale | null;
  readonly kind: 'cell' | 'comparison' | 'text';
  /** Years that the answer's column, else its row, is of: one set for each cell that holds the answer; empty where none says a year. */
  readonly periods: readonly (readonly string[])[];
}

export type Scale = 'thousand' | 'million' | 'billion' | 'percent';

interface Line {
  readonly table_id: string;
  readonly table: string[][];
  readonly paragraphs: { readonly order: number; readonly text: string }[];
  readonly questions: readonly LineQuestion[];
}

interface LineQuestion {
  readonly id: string;
  readonly question: string;
  readonly answer: unknown;
  readonly scale: string;
  readonly derivation: string;
  readonly answer_type: string;
  readonly answer_from: string;
}

export interface TableSet {
  readonly contexts: readonly TableContext[];
  /** Questions left out, by the type of their answer: what has to be calculated, counted or listed. */
  readonly leftOut: Readonly<Record<string, number>>;
}

/** Whether a file holds tables with questions rather than passages with questions. */
export function holdsTableQuestions(text: string): boolean {
  const [first = ''] = text.split('\n', 1);
  return first.startsWith('{') && 'table_id' in (JSON.parse(first) as object);
}

/** In the order of their ids. */
export function readTableQuestions(text: string): TableSet {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);
  const leftOut: Record<string, number> = {};
  for (const { answer_type: type } of lines.flatMap((line) => line.questions).filter((question) => !isSpan(question)))
    leftOut[type] = (leftOut[type] ?? 0) + 1;
  const contexts = lines.map(toContext).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { contexts, leftOut };
}

/** A document as people write it: paragraphs in order, the table after the one that announces it. Rows as Markdown writes them. */
export function documentOf({ rows, paragraphs }: Pick<TableContext, 'rows' | 'paragraphs'>): string {
  const announcing = paragraphs.findIndex((text) => /:\s*$|\b(following table|table below|as follows)\b/i.test(text));
  const at = announcing === -1 ? 1 : announcing + 1;
  return `${[...paragraphs.slice(0, at), markdownTable(rows), ...paragraphs.slice(at)].join('\n\n')}\n`;
}

function markdownTable(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows.map((row) => row.map((cell) => cell.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim()));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), `|${header.map(() => ' --- ').join('|')}|`, ...body.map(line)].join('\n');
}

function isSpan({ answer_type: type, answer }: LineQuestion): boolean {
  return type === 'span' && Array.isArray(answer) && answer.length === 1;
}

function toContext({ table_id: id, table: rows, paragraphs, questions }: Line): TableContext {
  const sorted = paragraphs.toSorted((a, b) => a.order - b.order).map(({ text }) => text.replaceAll(/\s+/g, ' ').trim());
  return { id, rows, paragraphs: sorted, questions: questions.filter(isSpan).map((question) => toQuestion(question, rows)) };
}

function toQuestion(line: LineQuestion, rows: TableContext['rows']): TableQuestion {
  const [answer = ''] = line.answer as string[];
  const kind = kindOf(line, answer, rows);
  const periods = kind === 'cell' && yearsIn(answer).length === 0 ? periodsOf(answer, rows, line.question) : [];
  return { id: line.id, question: line.question, answer, kind, periods, scale: (line.scale || null) as Scale | null };
}

function kindOf(
  { question, answer_from: from, derivation }: LineQuestion,
  answer: string,
  rows: TableContext['rows'],
): TableQuestion['kind'] {
  if (from === 'text') return 'text';
  const isYearAsked = /^(?:19|20)\d\d$/.test(answer.trim()) && /\b(?:which|what) (?:fiscal )?years?\b/i.test(question);
  if (/[<>]|\bvs\b/.test(derivation) || isYearAsked) return 'comparison';
  return rows.flat().some((cell) => normalisedValue(cell) === normalisedValue(answer)) ? 'cell' : 'text';
}

/** A number without currency, percent, blanks and thousands marks; other words in lower case. */
export function normalisedValue(text: string): string {
  return text
    .replaceAll(/[\s$€£¥,%]/g, '')
    .replaceAll(/[–—−]/g, '-')
    .toLowerCase();
}

/** For every cell that holds the answer the years above it, else in its row's name, else in a heading row above; where the question names some of these years, of those cells only. */
function periodsOf(answer: string, rows: TableContext['rows'], question: string): string[][] {
  const wanted = normalisedValue(answer);
  const found = rows.flatMap((row, at) =>
    row.flatMap((cell, column) => (column > 0 && normalisedValue(cell) === wanted ? [yearsAt(rows, at, column)] : [])),
  );
  const asked = yearsIn(question);
  const named = found.filter((years) => years.some((year) => asked.includes(year)));
  return named.length > 0 ? named : found;
}

function yearsAt(rows: TableContext['rows'], row: number, column: number): string[] {
  const above = rows.slice(0, row).map((cells) => cells[column] ?? '');
  const names = rows.slice(0, row).filter((cells) => cells.slice(1).every((cell) => cell === ''));
  const places = [above.toReversed(), [rows[row]?.[0] ?? ''], names.map((cells) => cells[0] ?? '').toReversed()];
  return places.map((texts) => texts.map(yearsIn).find((years) => years.length > 0)).find((years) => years !== undefined) ?? [];
}

/** Years in figures, also with blanks between them or as "FY19"; amounts are none. */
export function yearsIn(text: string): string[] {
  const whole = text.replaceAll(/\b([12]) (\d) (\d) (\d)\b/g, '$1$2$3$4');
  const full = [...whole.matchAll(/(?<![\d,.$€£])(?:19|20)\d\d(?!\d|[,.]\d)/g)].map(([year]) => year);
  const short = [...whole.matchAll(/\bFY\s?['’]?(\d\d)\b/gi)].map(([, year]) => `20${year}`);
  return [...new Set([...full, ...short])];
}
