import { Fault, type ParsedDocument } from '#core';
import { grayPicture } from '../recognise/gray-picture.ts';
import type { RecognisedLine } from '../recognise/recogniser.ts';
import { parsePdf } from './parse-pdf.ts';
import type { ParseSource } from './parse-source.ts';
import type { PageRecogniser } from './pdf-recognise.ts';
import { RecognitionRun } from './recognition-run.ts';

/** A PDF whose pages may be pictures: those without text are drawn and recognised, the others left alone. */
export async function parsePdfFile(source: ParseSource): Promise<ParsedDocument> {
  const run = new RecognitionRun(source);
  const whyNot = source.recognition && 'whyNot' in source.recognition ? source.recognition.whyNot : null;
  try {
    const parsed = await parsePdf(watched(source, run), whyNot === null ? recogniserOf(run) : null);
    const isSilent = parsed.pages.some((page) => page.start === page.end);
    const told = isSilent && whyNot !== null ? [`pages without text were not recognised: ${whyNot}`] : [];
    return { ...parsed, warnings: [...new Set([...parsed.warnings, ...run.warnings(), ...told])] };
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'no_text') throw error;
    throw whyNot === null ? run.nothing() : new Fault('no_text', `${error.message.replace(/\.$/, '')}; ${whyNot}.`);
  }
}

function recogniserOf(run: RecognitionRun): PageRecogniser {
  return async ({ rgba, width, height }, number) => {
    const read = await run.read(number, () => ({ bytes: grayPicture({ pixels: rgba, width, height }) }));
    return read && { lines: read.lines.map(toTextLine), confidence: read.confidence ?? 0 };
  };
}

function toTextLine({ words, x, y, width, height }: RecognisedLine): { text: string; x: number; y: number; width: number; height: number } {
  return { text: words.map(({ text }) => text).join(' '), x, y, width, height };
}

/** Tells pages that took recognition from those that held their text. */
function watched(source: ParseSource, run: RecognitionRun): ParseSource {
  let before = 0;
  return {
    ...source,
    onPage: (done) => {
      source.onPage?.({ ...done, recognised: run.count > before });
      before = run.count;
    },
  };
}
