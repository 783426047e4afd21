import { z } from 'zod';
import { Chunking } from './collections.ts';
import { Span } from './span.ts';

/** Of a live document of the collection, or of a text that is not stored. Settings left out are the collection's. */
export const ChunkingPreviewBody = z
  .strictObject({
    documentId: z.string().min(1).max(100).optional(),
    text: z.string().min(1).max(1_000_000).optional(),
    mediaType: z.enum(['text/plain', 'text/markdown', 'text/html', 'text/csv']).default('text/plain').describe('of the text'),
    fileName: z.string().min(1).max(200).optional().describe('of the text; its ending tells the language of source code'),
    chunking: Chunking.partial().default({}),
    limit: z.int().min(1).max(5000).default(500).describe('chunks to show; all are counted'),
  })
  .refine((body) => (body.documentId === undefined) !== (body.text === undefined), 'name either a documentId or a text');
export type ChunkingPreviewBody = z.infer<typeof ChunkingPreviewBody>;

export const CutChunk = z.object({
  ordinal: z.int(),
  span: Span,
  tokens: z.int().describe('as embedded: title, headings, context and text'),
  headings: z.array(z.string()),
  context: z.string().nullable().describe("what stands before the text when it is found, such as its table's header; no part of the span"),
  page: z.int().nullable(),
  section: Span.describe('what is read when the chunk is found'),
});

export const ChunkingPreview = z.object({
  chunking: Chunking,
  documentId: z.string().nullable(),
  revision: z.int().nullable(),
  title: z.string(),
  text: z.string().describe('the canonical text up to the end of the last chunk shown'),
  chunks: z.array(CutChunk),
  counts: z.object({
    chunks: z.int(),
    sections: z.int(),
    withContext: z.int(),
    tokens: z.int().describe('of all chunks together: what embedding costs'),
    smallest: z.int(),
    median: z.int(),
    largest: z.int(),
  }),
  histogram: z.array(z.object({ from: z.int(), to: z.int(), chunks: z.int() })).describe('chunks by their tokens, `to` not included'),
  warnings: z.array(z.string()),
});
export type ChunkingPreview = z.infer<typeof ChunkingPreview>;

export const CurrentChunking = z.object({
  chunking: Chunking,
  settingsVersion: z.int(),
  maxTokens: z.int().describe('what the embedding model takes at most'),
  documents: z
    .object({ current: z.int(), outdated: z.int(), moving: z.int(), failed: z.int() })
    .describe(
      'live documents: cut as the settings say, cut otherwise, on their way to a new revision; outdated ones whose newest revision failed',
    ),
});
export type CurrentChunking = z.infer<typeof CurrentChunking>;

export const ReprocessBody = z.strictObject({
  all: z.boolean().default(false).describe('also documents that are cut as the settings say, such as after a better parser came'),
});
export type ReprocessBody = z.infer<typeof ReprocessBody>;

export const Reprocessing = z.object({
  queued: z.int().describe('documents that got a new revision now; follow them by the progress of the collection'),
  current: z.int().describe('cut as the settings say already, and left alone'),
  moving: z.int().describe('on their way, those queued included'),
  failed: z.int().describe('left alone because their newest revision failed: retry or upload those'),
});
export type Reprocessing = z.infer<typeof Reprocessing>;
