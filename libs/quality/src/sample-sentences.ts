import type { AnswerItem } from './answer-items.ts';
import type { SaidAnswer } from './said-answer.ts';
import { mulberry32 } from './statistics.ts';

const perMode = 100;

/** Shown sentences with their questions and quotes, drawn at random and the same each time, to be read by a person: 100 of each mode. */
export function sampleSentences(said: readonly SaidAnswer[], items: readonly AnswerItem[]): string {
  const questions = new Map(items.map((item) => [item.id, item.question]));
  const modes = [...new Set(said.map(({ mode }) => mode))];
  return modes.map((mode) => sampleOf(mode, said, questions)).join('\n');
}

function sampleOf(mode: string, said: readonly SaidAnswer[], questions: ReadonlyMap<string, string>): string {
  const random = mulberry32(7);
  const shown = said
    .filter((answer) => answer.mode === mode && questions.has(answer.id))
    .flatMap(({ id, sentences }) => sentences.map((sentence) => ({ id, sentence, place: random() })));
  const drawn = shown.toSorted((a, b) => a.place - b.place).slice(0, perMode);
  const blocks = drawn.map(({ id, sentence: { text, quotes, isVerbatim, isSupported } }, index) =>
    [
      `${index + 1}. ${questions.get(id) ?? ''} (${id})`,
      `   ${isVerbatim ? 'quoted' : 'written'}, ${isSupported ? 'supported' : 'NOT supported'}: ${text}`,
      ...quotes.map(({ title, quote }) => `   < ${title}: ${quote}`),
    ].join('\n'),
  );
  return `# ${mode}: ${drawn.length} of ${shown.length} shown sentences\n\n${blocks.join('\n\n')}\n`;
}
