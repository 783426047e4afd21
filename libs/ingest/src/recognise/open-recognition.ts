import type { Recognition } from './recogniser.ts';
import { type LanguageData, TesseractRecogniser } from './tesseract-recogniser.ts';

/** Crosses the process border: the languages and how many pages of one document are recognised, or why none is, in words that end a sentence. */
export type RecognitionSettings = { readonly languages: readonly LanguageData[]; readonly maxPages: number } | { readonly whyNot: string };

/** Kept for the next document: starting one takes 0.1 s and 100 MB. One that does not start is tried anew by the next. */
let recogniser: Promise<TesseractRecogniser> | null = null;

export function openRecognition(settings: RecognitionSettings = { whyNot: 'text recognition is off' }): Recognition {
  if ('whyNot' in settings) return settings;
  return { maxPages: settings.maxPages, open: () => (recogniser ??= open(settings.languages)) };
}

async function open(languages: readonly LanguageData[]): Promise<TesseractRecogniser> {
  try {
    return await TesseractRecogniser.open(languages);
  } catch (error) {
    recogniser = null;
    throw error;
  }
}
