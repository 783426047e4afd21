import type { Config } from '#config';
import { Fault } from '#core';
import { bytesOf, findLanguageModel, type ModelEntry } from '#models';
import type { Log } from '#telemetry';
import type { ModelReport } from './model-report.ts';

/** What parsers need to recognise text on pictures, or why it cannot be done, in words that end a sentence. */
export type Recognition =
  | { readonly languages: readonly { readonly language: string; readonly path: string }[]; readonly maxPages: number }
  | { readonly whyNot: string };

type Fetch = (model: ModelEntry) => Promise<ReadonlyMap<string, string>>;

/** Fetches the languages. Without them the service starts all the same: scans are then refused with the reason. */
export async function openRecognition({ ocr }: Config, log: Log, fetch: Fetch): Promise<Recognition> {
  if (ocr.kind === 'off') return { whyNot: 'text recognition is off (AQUIFER_OCR=off)' };
  try {
    const languages = [];
    for (const language of ocr.languages) {
      const [path = ''] = (await fetch(findLanguageModel(language))).values();
      languages.push({ language, path });
    }
    return { languages, maxPages: ocr.maxPages };
  } catch (error) {
    log.warn({ err: error }, 'no text recognition');
    if (error instanceof Fault && error.code === 'bad_request') return { whyNot: error.message };
    const ids = ocr.languages.map((name) => `tesseract-${name}`).join(' ');
    return { whyNot: `text recognition has no language data here: run "aquifer models fetch ${ids}" and start again` };
  }
}

export function recognitionReports({ ocr }: Config, recognition: Recognition): ModelReport[] {
  if (ocr.kind === 'off') return [];
  const state = 'whyNot' in recognition ? 'failed' : 'ready';
  return ocr.languages.map((language) => {
    const note = 'whyNot' in recognition ? recognition.whyNot : `reads pictures and scans, up to ${recognition.maxPages} pages a document`;
    return {
      id: `tesseract-${language}`,
      role: 'recognise',
      state,
      device: 'cpu',
      bytes: 'whyNot' in recognition ? 0 : bytesOf(findLanguageModel(language)),
      licence: 'Apache-2.0',
      note,
    };
  });
}

export function recognitionWarnings({ ocr }: Config, recognition: Recognition): string[] {
  return ocr.kind === 'auto' && 'whyNot' in recognition ? [recognition.whyNot] : [];
}
