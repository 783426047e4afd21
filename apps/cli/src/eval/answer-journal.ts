import { appendFile, readFile } from 'node:fs/promises';
import type { AnswerJournal, EvalMode, SaidAnswer } from '#quality';

/** Answers as lines of a file, written as they come: a run that was stopped goes on, and one mode can be asked again by removing its lines. */
export class AnswerFile implements AnswerJournal {
  /** Of all runs over this file. */
  readonly said: SaidAnswer[];
  private readonly path: string | null;

  private constructor(path: string | null, said: SaidAnswer[]) {
    this.path = path;
    this.said = said;
  }

  /** Without a path they are kept for this run only. */
  static async open(path: string | null): Promise<AnswerFile> {
    const text = path === null ? '' : await readFile(path, 'utf8').catch(() => '');
    const lines = text.split('\n').filter((line) => line !== '');
    return new AnswerFile(
      path,
      lines.map((line) => JSON.parse(line) as SaidAnswer),
    );
  }

  read(id: string, mode: EvalMode): SaidAnswer | null {
    return this.said.find((answer) => answer.id === id && answer.mode === mode) ?? null;
  }

  async keep(answer: SaidAnswer): Promise<void> {
    this.said.push(answer);
    if (this.path === null) return;
    process.stderr.write(`${answer.mode} ${answer.id}: ${answer.sentences.length} sentences in ${answer.seconds.toFixed(1)} s\n`);
    await appendFile(this.path, `${JSON.stringify(answer)}\n`);
  }
}
