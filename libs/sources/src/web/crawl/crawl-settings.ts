import { z } from 'zod';
import { AskingSettings, Robots, WebAddress } from '../settings.ts';

/** `within`: addresses that begin so belong to the crawl; the folder of `start` unless said otherwise. */
export const CrawlSettings = z
  .strictObject({
    start: WebAddress,
    within: WebAddress.optional(),
    exclude: z.array(z.string().min(1).max(2000)).max(200).default([]),
    maxPages: z.int().min(1).max(100_000).default(2000),
    maxDepth: z.int().min(0).max(1000).default(30),
    maxQueries: z.int().min(0).max(100_000).default(50),
    maxNumbered: z.int().min(1).max(100_000).default(2000),
    maxDated: z.int().min(0).max(100_000).default(60),
    ...Robots,
    ...AskingSettings,
  })
  .transform((settings) => ({ ...settings, within: settings.within ?? new URL('.', settings.start).href }));
export type CrawlSettings = z.infer<typeof CrawlSettings>;
