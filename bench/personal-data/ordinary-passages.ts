import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Fault } from '#core';
import { ChildParser, detectMedia } from '#ingest';

export interface OrdinaryPassage {
  readonly from: string;
  readonly text: string;
}

const passageUnits = 1_200;
const isDocument = /\.(?:pdf|html?|md|txt|csv|docx|xlsx|pptx|rst|odt|epub)$/i;

/** Everything there is to read in the folders, in pieces of a passage's length; files that cannot be read are left out. */
export async function* ordinaryPassages(folders: readonly string[]): AsyncGenerator<OrdinaryPassage> {
  if (folders.length === 0) return;
  await using parser = new ChildParser({ timeoutMs: 60_000, memoryMb: 1024, maxPages: 300, children: 1 });
  for (const folder of folders)
    for (const name of (await readdir(folder, { recursive: true })).toSorted()) {
      const path = join(folder, name);
      if (basename(name) === 'corpus.jsonl') yield* cut(name, corpusTexts(path));
      else if (isDocument.test(name) && basename(name) !== 'README.md') yield* cut(name, documentTexts(parser, path));
    }
}

async function* cut(from: string, texts: AsyncIterable<string>): AsyncGenerator<OrdinaryPassage> {
  for await (const text of texts)
    for (let start = 0; start < text.length; start += passageUnits) yield { from, text: text.slice(start, start + passageUnits) };
}

async function* corpusTexts(path: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (line.trim() === '') continue;
    const { title, text } = JSON.parse(line) as { readonly title?: string; readonly text: string };
    yield title === undefined ? text : `${title}\n${text}`;
  }
}

async function* documentTexts(parser: ChildParser, filePath: string): AsyncGenerator<string> {
  const fileName = basename(filePath);
  try {
    const mediaType = await detectMedia({ path: filePath, fileName, declaredType: null });
    yield (await parser.parse({ filePath, mediaType, fileName }, AbortSignal.timeout(120_000))).text;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
}
