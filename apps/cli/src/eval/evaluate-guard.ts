import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { crossValidate, type Example, judge, readLabelledTexts, readText, scan, servedWeights, type Weights } from '#guard';
import { type GuardedText, type GuardReport, guardReport } from '#quality';

/** About the size of the product's chunks. */
const chunkUnits = 1_200;

/**
 * The guard over labelled texts. On the very texts its weights were fitted to, every verdict comes from weights that never saw the text's
 * sources; on any other file from those that are served. Nothing is ever fitted to a file that is measured otherwise.
 */
export async function evaluateGuard(path: string): Promise<object> {
  const bytes = await readFile(path);
  const examples = readLabelledTexts(bytes.toString('utf8')).map((text) => ({ ...text, reading: readText(text.text) }));
  const asServed = reportOf(examples, () => servedWeights);
  if (createHash('sha256').update(bytes).digest('hex') !== servedWeights.fittedTo) return { ...asServed, figures: 'weights as served' };
  const unseen = crossValidate(examples);
  const report = reportOf(examples, ({ id }) => unseen.get(id) ?? servedWeights);
  return {
    ...report,
    figures: 'cross-validated by source',
    asServed: { recall: asServed.recall, falsePositives: asServed.falsePositives },
  };
}

function reportOf(examples: readonly Example[], weightsFor: (example: Example) => Weights): GuardReport {
  return guardReport(examples.map((example) => guardedText(example, weightsFor(example))));
}

function guardedText({ text, kind, sub, isAttack, reading }: Example, weights: Weights): GuardedText {
  const { level } = judge(reading, weights);
  const chunks = cut(text);
  const flaggedChunks = chunks.filter((chunk) => scan(chunk, [], weights).level !== 'clean').length;
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
