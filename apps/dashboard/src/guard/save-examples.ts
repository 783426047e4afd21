import { asFault } from '../http/fault.ts';
import { announce } from '../parts/announce.tsx';
import { bringExamples } from './calls.ts';

/** Saves what people decided, labelled. Fetched, not linked: a link cannot carry the key. */
export async function saveExamples(): Promise<void> {
  try {
    const blob = await bringExamples();
    if (blob.size === 0) return announce('There are no examples yet: each decision makes some');
    const url = URL.createObjectURL(blob);
    Object.assign(document.createElement('a'), { href: url, download: 'guard-examples.jsonl' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  } catch (error) {
    announce(`The examples could not be fetched: ${asFault(error).problem.detail}`);
  }
}
