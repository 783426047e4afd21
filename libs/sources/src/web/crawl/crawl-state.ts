import { z } from 'zod';

/** A page that is walked through but not kept: it names another as its canonical address, or asks not to be indexed. */
const Passed = z.object({ version: z.string().nullable(), canonical: z.string().nullable(), links: z.array(z.string()) });
export type Passed = z.infer<typeof Passed>;

const CrawlState = z.object({ passed: z.record(z.string(), Passed) });
const maxPassed = 5000;

/** What the visit before passed through; a state of another shape is none. */
export function readState(state: unknown): ReadonlyMap<string, Passed> {
  const parsed = CrawlState.safeParse(state);
  return new Map(parsed.success ? Object.entries(parsed.data.passed) : []);
}

export const writeState = (passed: ReadonlyMap<string, Passed>): z.infer<typeof CrawlState> => ({
  passed: Object.fromEntries([...passed].slice(0, maxPassed)),
});

const Memo = z.object({ links: z.array(z.string()) });

/** Links of a page that was not sent again because it is as it was. */
export function linksOf(memo: unknown): readonly string[] {
  const parsed = Memo.safeParse(memo);
  return parsed.success ? parsed.data.links : [];
}
