import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { Fault } from '#core';
import type { AnswerJournal, EvalMode, SaidAnswer } from '#quality';

/** An answer with the model that wrote it; null where none did. */
type Line = SaidAnswer & { readonly writer?: string | null };

/** Answers as lines of a file, written as they come: a run that was stopped goes on, and one mode can be asked again by removing its lines. */
export class AnswerFile implements AnswerJournal {
  /** Of all runs over this file. */
  readonly said: SaidAnswer[];
  private readonly path: string | null;
  private readonly generator: string | null;

  private constructor(path: string | null, generator: string | null, said: SaidAnswer[]) {
    this.path = path;
    this.generator = generator;
    this.said = said;
  }

  /** Without a path they are kept for this run only. Answers of another model than `generator` are not gone on with. */
  static async open(path: string | null, generator: string | null): Promise<AnswerFile> {
    const lines = path === null ? [] : await linesOf(path);
    const other = generator === null ? undefined : lines.find(({ writer }) => typeof writer === 'string' && writer !== generator);
    if (other)
      throw new Fault('bad_request', `${path} holds answers of "${other.writer}" and "${generator}" is to write; name another file`);
    return new AnswerFile(path, generator, lines);
  }

  read(id: string, mode: EvalMode): SaidAnswer | null {
    return this.said.find((answer) => answer.id === id && answer.mode === mode) ?? null;
  }

  async keep(answer: SaidAnswer): Promise<void> {
    this.said.push(answer);
    if (this.path === null) return;
    process.stderr.write(`${answer.mode} ${answer.id}: ${answer.sentences.length} sentences in ${answer.seconds.toFixed(1)} s\n`);
    const line: Line = { ...answer, writer: answer.mode === 'extract' ? null : this.generator };
    await appendFile(this.path, `${JSON.stringify(line)}\n`);
  }
}

/** What a run that was ended left behind its last whole line is taken away: its question is asked again. */
async function linesOf(path: string): Promise<Line[]> {
  const text = await textOf(path);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const torn = text.slice(whole.length);
  if (torn !== '' && !isLine(torn)) await writeFile(path, whole);
  else if (torn !== '') await appendFile(path, '\n');
  const lines = [...whole.split('\n'), torn].map((line, index) => ({ line, number: index + 1 })).filter(({ line }) => line !== '');
  return lines.flatMap(({ line, number }) => {
    if (isLine(line)) return JSON.parse(line) as Line;
    if (line === torn) return [];
    throw new Fault('bad_request', `line ${number} of ${path} is no answer; remove it and its question is asked again`);
  });
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new Fault('bad_request', `${path} could not be read; name a file for the answers`, { cause: error });
  }
}

function isLine(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'id' in value && 'mode' in value;
  } catch {
    return false;
  }
}
