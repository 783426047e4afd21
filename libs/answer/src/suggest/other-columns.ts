import type { Answer, AnswerTable, ShownCell } from '#core';
import { isPeriod } from '../tables/cell-text.ts';
import type { Candidate } from './candidate.ts';

export interface AskedBefore {
  readonly question: string;
  readonly language: string | null;
}

const longestName = 40;
/** Columns of notes and page numbers answer nothing. */
const noteColumn = /^(?:notes?|ref\.?|reference|page|see note|nr\.?|no\.?|#|seite|anmerkung(?:en)?)$/i;

interface Column {
  readonly name: string;
  readonly cell: ShownCell;
}

/** The question asked of other columns of the row that answers it. */
export function otherColumns(answer: Pick<Answer, 'sentences' | 'citations'>, asked: AskedBefore): Candidate[] {
  return answer.sentences.flatMap(({ table, markers }) => {
    const source = answer.citations.find(({ marker }) => marker === markers[0]);
    if (!table || !source) return [];
    const { documentId, title } = source;
    return rowsOf(table).flatMap(({ name, said, others }) =>
      others.flatMap((column): Candidate[] => {
        const question = wordingOf(asked, { name, said, column });
        if (question === null) return [];
        const isAnsweredBy = ({ citations }: Answer): boolean =>
          citations.some((each) => each.documentId === documentId && each.start === column.cell.start);
        return [{ from: 'column', wordings: [question], documentId, title, hint: `${name}, ${column.name}`, isAnsweredBy }];
      }),
    );
  });
}

interface Row {
  readonly name: string;
  /** The column that answered. */
  readonly said: Column;
  readonly others: readonly Column[];
}

function rowsOf({ header, rows }: AnswerTable): Row[] {
  return rows.flatMap(([first, ...cells]) => {
    const columns = cells.map((cell, index) => ({ name: withoutUnit(header[index + 1] ?? ''), cell }));
    const said = columns.find(({ cell }) => cell.isAnswer);
    const isAskable = ({ name, cell }: Column): boolean =>
      !cell.isAnswer && cell.text.trim() !== '' && name !== '' && name.length <= longestName && !noteColumn.test(name);
    if (!first || first.isAnswer || first.text.trim() === '' || !said) return [];
    return [{ name: first.text.trim(), said, others: columns.filter(isAskable) }];
  });
}

interface Wanted {
  readonly name: string;
  readonly said: Column;
  readonly column: Column;
}

/** The question itself with the other column where it names the one; a period is only asked for where it named another. */
function wordingOf({ question, language }: AskedBefore, { name, said, column }: Wanted): string | null {
  if (isPeriod(column.name)) return isPeriod(said.name) ? replaced(question, said.name, column.name) : null;
  if (isPeriod(said.name)) return null;
  const small = decapitalised(column.name);
  if (language === 'en') return replaced(question, said.name, small) ?? `What is the ${small} of ${name}?`;
  return language === 'de' ? `Was ist bei ${name} unter ${column.name} angegeben?` : null;
}

function replaced(question: string, old: string, next: string): string | null {
  if (old === '') return null;
  const at = question.toLowerCase().indexOf(old.toLowerCase());
  const around = at < 0 ? '' : `${question[at - 1] ?? ' '}${question[at + old.length] ?? ' '}`;
  return at < 0 || /[\p{L}\p{N}]/u.test(around) ? null : question.slice(0, at) + next + question.slice(at + old.length);
}

const withoutUnit = (name: string): string => name.replaceAll(/\s*[([][^)\]]*[)\]]/g, '').trim();
/** “Rental per day” within a sentence; “USB ports” stay what they are. */
const decapitalised = (name: string): string => name.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase());
