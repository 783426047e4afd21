import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Fault, type ParsedDocument } from '#core';
import { HashEmbedder } from '#testing';
import { ChildParser } from '../child/child-parser.ts';
import { chunkDocument } from '../chunk/chunk-document.ts';
import { embeddingText } from '../chunk/embedding-text.ts';
import { detectMedia } from '../detect/detect-media.ts';
import { brokenPromises } from './promises.ts';

const documents = fileURLToPath(new URL('../../../../../shared/eval/documents', import.meta.url));
const expected = new Set(['unsupported_media_type', 'empty_file', 'no_text', 'encrypted_file']);

async function read(parser: ChildParser, path: string): Promise<string> {
  try {
    const mediaType = await detectMedia({ path, fileName: basename(path), declaredType: null });
    const parsed = await parser.parse({ filePath: path, mediaType, fileName: basename(path) }, AbortSignal.timeout(120_000));
    expect(brokenPromises(parsed), path).toEqual([]);
    checkChunks(parsed, path);
    return 'parsed';
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    expect(error.message, path).toContain(basename(path));
    return error.code;
  }
}

function checkChunks(parsed: ParsedDocument, path: string): void {
  const embedder = new HashEmbedder();
  const title = parsed.title ?? basename(path);
  const chunks = chunkDocument(parsed, title, (text) => embedder.countTokens(text));
  expect(chunks.length, path).toBeGreaterThan(0);
  for (const { start, end, text, context, headings } of chunks) {
    expect(text).toBe(parsed.text.slice(start, end));
    expect(embedder.countTokens(embeddingText({ title, headings, context, text }))).toBeLessThanOrEqual(512);
  }
}

describe.skipIf(!existsSync(documents))(
  `real documents (${existsSync(documents) ? documents : 'skipped: ../shared/eval/documents is not here'})`,
  () => {
    it('each parses with valid spans or says truly why not', { timeout: 300_000 }, async () => {
      const counts = new Map<string, number>();
      const started = performance.now();
      await using parser = new ChildParser({ timeoutMs: 60_000, memoryMb: 1024, maxPages: 5000, children: 2 });
      const entries = await readdir(documents, { recursive: true, withFileTypes: true });
      const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      const next = paths.values();
      const worker = async (): Promise<void> => {
        for (const path of next) {
          const result = `${extname(path).slice(1)} ${await read(parser, path)}`;
          counts.set(result, (counts.get(result) ?? 0) + 1);
        }
      };
      await Promise.all([worker(), worker()]);
      console.log({
        files: paths.length,
        ...Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b))),
        seconds: Math.round((performance.now() - started) / 100) / 10,
        peakChildMb: Math.round(parser.peakChildMb),
      });
      expect([...counts.keys()].map((key) => key.split(' ')[1]).filter((code) => code !== 'parsed' && !expected.has(code ?? ''))).toEqual(
        [],
      );
    });
  },
);
