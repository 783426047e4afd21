import { dateOf } from '../format/time.ts';
import type { Citation } from '../http/bodies.ts';
import { addressOfPlace, placeOf } from '../reading/place.ts';
import { withoutMarks } from '../reading/without-marks.ts';
import { ageOf, ageWord } from './age.ts';
import type { Asking } from './asking.ts';
import { careOfChunk } from './guard-words.ts';
import { rowWords } from './row-table.ts';
import { summarise } from './summary.ts';

/** The answer as Markdown for another document: the question, each sentence with its markers, then what they stand for: title, page, date and address. */
export function asMarkdown(asking: Asking, origin: string): string {
  const { answer, parts, citations, body } = asking;
  const words = parts.map(({ text, sentence }) => {
    const beside = sentence?.context === undefined ? '' : `\\[${plain(sentence.context)}\\] `;
    const markers = (sentence?.markers ?? []).map((marker) => ` [${marker}]`).join('');
    return sentence?.verdict === 'verbatim'
      ? `> ${beside}“${plain(withoutMarks(rowWords(text)))}”${markers}`
      : `${beside}${plain(text)}${markers}`;
  });
  const notes = answer
    ? [summarise(answer).head, answer.freshness.words ?? ''].filter((note) => note !== '').map((note) => `*${plain(note)}*`)
    : [];
  const sources = citations.toSorted((a, b) => a.marker - b.marker).map((citation) => sourceOf(citation, asking, origin));
  return [`**${plain(body.question)}**`, ...words, ...notes, ...(sources.length > 0 ? ['Sources:', sources.join('\n')] : [])].join('\n\n');
}

/** "1. [The harbour](https://…), page 2, 4 May 2024 (expired)" */
function sourceOf(citation: Citation, asking: Asking, origin: string): string {
  const age = ageOf(asking, citation.documentId);
  const words = [age && ageWord(age), careOfChunk(asking, citation.chunkId)?.word ?? null].filter((word) => word !== null);
  const address = citation.url ?? new URL(addressOfPlace(placeOf(citation)), origin).href;
  const page = citation.page === null ? '' : `, page ${citation.page}`;
  const date = age === null ? '' : `, ${dateOf(age.date)}`;
  const told = words.length === 0 ? '' : ` (${words.join(', ')})`;
  return `${citation.marker}. [${plain(citation.title)}](<${address.replace(/[<>\s]/g, encodeURIComponent)}>)${page}${date}${told}`;
}

/** On one line, with nothing in it that Markdown would take for more than words. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&');
