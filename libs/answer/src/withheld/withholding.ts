import type {
  AnswerChoice,
  AnswerFreshness,
  AnswerSentence,
  AnswerTable,
  CheckedWords,
  OutputCheck,
  OutputGround,
  WithheldFinding,
} from '#core';
import type { FoundByGuard } from '../guarded/found-by-guard.ts';

type Beside = Pick<AnswerSentence, 'context' | 'table'>;

/** Stands between everything that is about to be said and whoever asked. Tells what it took out, and of what kind, never the thing itself. */
export class Withholding {
  /** Null: nothing is looked at. */
  private check: OutputCheck | null = null;
  private readonly guard: FoundByGuard;
  /** Without what was only flagged. */
  private readonly taken: WithheldFinding[] = [];

  constructor(guard: FoundByGuard) {
    this.guard = guard;
  }

  use(check: OutputCheck): void {
    this.check = check;
    this.guard.looked();
  }

  /** A model's sentence as plain text, and why nothing of it may be shown, or null. */
  written(text: string, given: readonly OutputGround[]): { readonly text: string; readonly reason: string | null } {
    const checked = this.check?.written(text, given);
    if (!checked) return { text, reason: null };
    this.tell(checked);
    return { text: checked.text, reason: checked.isBlocked ? reasonsOf(checked) : null };
  }

  /** A sentence as it would be shown: `show` tells of it once it is. */
  look(text: string, verdict: AnswerSentence['verdict'], grounds: readonly OutputGround[]): CheckedWords {
    return this.check?.said(text, verdict, grounds) ?? { text, findings: [], isBlocked: false, altered: null };
  }

  show(checked: CheckedWords): Pick<AnswerSentence, 'text' | 'altered'> {
    this.tell(checked);
    return { text: checked.text, ...(checked.altered && { altered: checked.altered }) };
  }

  said(text: string, verdict: AnswerSentence['verdict'], grounds: readonly OutputGround[]): Pick<AnswerSentence, 'text' | 'altered'> {
    return this.show(this.look(text, verdict, grounds));
  }

  /** What stands beside a sentence: it is documents' words too. */
  beside<Given extends Beside>(given: Given, grounds: readonly OutputGround[]): Given {
    if (!this.check || (given.context === undefined && given.table === undefined)) return given;
    const plain = (words: string): string => this.said(words, 'verbatim', grounds).text;
    const { context, table } = given;
    return { ...given, ...(context !== undefined && { context: plain(context) }), ...(table && { table: tableOf(table, plain) }) };
  }

  /** Why a value of an answer that is JSON may not be given; null where it may. */
  against(value: string, grounds: readonly OutputGround[]): string | null {
    const checked = this.check?.value(value, grounds);
    if (!checked) return null;
    this.tell(checked);
    return checked.isBlocked ? `${reasonsOf(checked)}: it is withheld` : null;
  }

  /** Words about the answer that quote a model's: why something is not there. */
  about(words: string): string {
    return this.check?.said(words, 'supported', []).text ?? words;
  }

  /** Words about the answer that quote documents, or the question. */
  quoting(words: string): string {
    return this.check?.said(words, 'verbatim', []).text ?? words;
  }

  /** Its words name titles and values of documents. */
  freshness(freshness: AnswerFreshness): AnswerFreshness {
    return freshness.words === null ? freshness : { ...freshness, words: this.quoting(freshness.words) };
  }

  /** What is asked back is made of titles and headings. */
  choice(choice: AnswerChoice): AnswerChoice {
    const { question, title, hint } = choice;
    return { ...choice, question: this.quoting(question), title: this.quoting(title), hint: this.quoting(hint) };
  }

  /** What was withheld, counted by kind; none where nothing was. */
  get inWords(): string[] {
    const kinds = [...new Set(this.taken.map(({ kind }) => kind))];
    const counted = kinds.map((kind) => `${kind.replace('-', ' ')} ${this.taken.filter((one) => one.kind === kind).length}`);
    return counted.length === 0 ? [] : [`withheld from what is shown: ${counted.join(', ')}`];
  }

  private tell({ findings, isBlocked, altered }: CheckedWords): void {
    for (const finding of findings) this.guard.addWithheld(finding);
    if (isBlocked || altered !== null) this.taken.push(...findings.filter(({ kind }) => kind !== 'toxic'));
  }
}

const reasonsOf = ({ findings }: CheckedWords): string =>
  findings.length === 0 ? 'it may not be shown' : findings.map(({ reason }) => reason).join('; ');

function tableOf(table: AnswerTable, plain: (words: string) => string): AnswerTable {
  return {
    caption: table.caption === null ? null : plain(table.caption),
    header: table.header.map(plain),
    rows: table.rows.map((row) => row.map((cell) => ({ ...cell, text: plain(cell.text) }))),
    unit: table.unit === null ? null : plain(table.unit),
  };
}
