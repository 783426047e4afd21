import type { Span } from '#core';
import type { Cuttable } from './chunk-document.ts';
import { embeddingText, textHashOf } from './embedding-text.ts';
import { toHeadedBlocks } from './headed-blocks.ts';
import { type ChunkSettings, type Piece, plainCount } from './packer.ts';
import { type CountTokens, isLetter, splitInTwo } from './units.ts';

/** Nothing of so many letters for each token of the budget fits it, so nobody counts it. */
const lettersPerToken = 10;

/** Cuts as LangChain's RecursiveCharacterTextSplitter does, its lengths in the embedder's tokens. `turn` is awaited all along. */
export async function cutRecursively(
  parsed: Cuttable & { readonly title: string },
  countTokens: CountTokens,
  settings: ChunkSettings,
  turn: () => Promise<void>,
): Promise<Piece[]> {
  const count = plainCount(countTokens);
  const length = async (part: string): Promise<number> => {
    await turn();
    return part.length > lettersPerToken * settings.budget ? part.length : count(part);
  };
  const spans = await splitRecursively(parsed.text, settings, length);
  const maxTokens = settings.maxTokens - countTokens('');
  const place = placer(parsed);
  const pieces: Piece[] = [];
  for (const stack = spans.reverse(); stack.length > 0; await turn()) {
    const span = stack.pop();
    if (!span) break;
    const text = parsed.text.slice(span.start, span.end);
    const { headings, page } = place(span.start);
    const embeddable = { title: parsed.title, headings, context: null, text };
    const tokens = count(embeddingText(embeddable));
    if (tokens > maxTokens && !isLetter(parsed.text, span)) stack.push(...splitInTwo(parsed.text, span).reverse());
    else pieces.push({ ...span, text, headings, page, context: null, textHash: textHashOf(embeddable), tokens: tokens + countTokens('') });
  }
  return pieces;
}

/** What the splitter returns, as spans: its pieces are the text's own, trimmed. */
export async function splitRecursively(
  text: string,
  { budget, overlap }: Pick<ChunkSettings, 'budget' | 'overlap'>,
  length: (part: string) => Promise<number>,
): Promise<Span[]> {
  // Loaded when first used: LangChain takes half a second to load.
  const { RecursiveCharacterTextSplitter } = await import('@langchain/textsplitters');
  const splitter = new RecursiveCharacterTextSplitter({
    chunkSize: budget,
    chunkOverlap: Math.min(overlap, budget - 1),
    lengthFunction: length,
  });
  return spansOf(text, await splitter.splitText(text));
}

/** Each piece at its last place that leaves no gap but white space after the one before: repeated text never leaves a hole. */
function spansOf(text: string, pieces: readonly string[]): Span[] {
  const spans: Span[] = [];
  let last: Span = { start: -1, end: 0 };
  for (const piece of pieces) {
    const gap = /\S/g;
    gap.lastIndex = last.end;
    const start = text.lastIndexOf(piece, gap.exec(text)?.index ?? text.length);
    if (start <= last.start) continue;
    last = { start, end: start + piece.length };
    spans.push({ start: onLetter(text, start), end: onLetter(text, last.end) });
  }
  return spans;
}

/** The splitter cuts between code units where nothing else is left; a letter of two goes whole to the piece before. */
function onLetter(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at + 1 : at;
}

/** Headings and page by position, for positions that rise. */
function placer(parsed: Cuttable): (at: number) => { readonly headings: readonly string[]; readonly page: number | null } {
  const places = [...toHeadedBlocks(parsed)].flatMap(({ path, blocks }) =>
    blocks.map(({ start, page }) => ({ start, page, headings: path })),
  );
  let index = 0;
  return (at) => {
    while ((places[index + 1]?.start ?? Infinity) <= at) index += 1;
    return places[index] ?? { headings: [], page: null };
  };
}
