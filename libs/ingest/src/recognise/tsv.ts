import type { RecognisedLine, RecognisedPage, RecognisedWord } from './recogniser.ts';

/** Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text; level 4 is a line, 5 a word. */
export function readTsv(tsv: string): RecognisedPage {
  const lines: (Omit<RecognisedLine, 'words'> & { readonly words: RecognisedWord[] })[] = [];
  const paragraphs = new Map<string, number>();
  for (const row of tsv.split('\n')) {
    const cells = row.split('\t');
    const [level = 0, , block = 0, paragraph = 0, , , x = 0, y = 0, width = 0, height = 0, confidence = 0] = cells.map(Number);
    const key = `${block}.${paragraph}`;
    if (!paragraphs.has(key)) paragraphs.set(key, paragraphs.size);
    if (level === 4) lines.push({ x, y, width, height, paragraph: paragraphs.get(key) ?? 0, words: [] });
    const text = cells[11]?.trim() ?? '';
    if (level === 5 && text !== '') lines.at(-1)?.words.push({ text, x, y, width, height, confidence });
  }
  const read = lines.filter(holdsText);
  return { lines: read, confidence: meanConfidence(read.flatMap(({ words }) => words)) };
}

/** Rules, frames and specks come out as lines of strokes and dots. */
function holdsText({ words }: RecognisedLine): boolean {
  return words.some(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

function meanConfidence(words: readonly RecognisedWord[]): number | null {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  return letters === 0 ? null : Math.round(words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / letters);
}
