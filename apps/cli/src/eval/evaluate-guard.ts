import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  crossValidate,
  type Example,
  judge,
  type LabelledText,
  type Reading,
  readLabelledTexts,
  readText,
  servedWeights,
  type Weights,
} from '#guard';
import { type GuardedText, type GuardReport, guardReport } from '#quality';

/** About the size of the product's chunks. */
const chunkUnits = 1_200;

/**
 * The guard over labelled texts. On the very texts its weights were fitted to, every verdict comes from weights that never saw the text's
 * sources; on any other file from those that are served. Nothing is ever fitted to a file that is measured otherwise.
 */
export async function evaluateGuard(path: string): Promise<object> {
  const bytes = await readFile(path);
  const texts = readLabelledTexts(bytes.toString('utf8')).map(readOnce);
  const asServed = reportOf(texts, () => servedWeights);
  if (createHash('sha256').update(bytes).digest('hex') !== servedWeights.fittedTo) return { ...asServed, figures: 'weights as served' };
  const unseen = crossValidate(texts);
  const report = reportOf(texts, ({ id }) => unseen.get(id) ?? servedWeights);
  return {
    ...report,
    figures: 'cross-validated by source',
    asServed: { recall: asServed.recall, falsePositives: asServed.falsePositives },
  };
}

interface ReadText extends Example {
  readonly chunks: readonly Reading[];
}

function readOnce(text: LabelledText): ReadText {
  return { ...text, reading: readText(text.text), chunks: cut(text.text).map((chunk) => readText(chunk)) };
}

function reportOf(texts: readonly ReadText[], weightsFor: (text: ReadText) => Weights): GuardReport {
  return guardReport(texts.map((text) => guardedText(text, weightsFor(text))));
}

function guardedText({ kind, sub, isAttack, reading, chunks }: ReadText, weights: Weights): GuardedText {
  const { level } = judge(reading, weights);
  const flaggedChunks = chunks.filter((chunk) => judge(chunk, weights).level !== 'clean').length;
  return {
    kind,
    sub,
    isAttack,
    isFlagged: level !== 'clean',
    isQuarantined: level === 'quarantined',
    chunks: chunks.length,
    flaggedChunks,
  };
}

/** Whole lines up to a chunk's size; a longer line is cut. */
function cut(text: string): string[] {
  const chunks: string[] = [];
  let from = 0;
  while (from < text.length) {
    const limit = from + chunkUnits;
    const line = limit >= text.length ? text.length : text.lastIndexOf('\n', limit) + 1;
    const to = line > from ? line : limit;
    chunks.push(text.slice(from, to));
    from = to;
  }
  return chunks;
}
