import { describe, expect, it } from 'vitest';
import type { System } from '#contract';
import { memoryFindings } from './memory-findings.ts';

const mebibyte = 1024 * 1024;
const memory = {
  parts: [{ name: 'embedder', bytes: 500e6 }],
  rssBytes: 600e6,
  heapBytes: 100e6,
  machineBytes: 8e9,
  freeBytes: 4e9,
  limitBytes: 700 * mebibyte,
  room: { bytes: 134e6, why: 'a spec' },
};
const held = (changed: Partial<System['memory']>) => memoryFindings({ ...memory, ...changed })[0];

describe('what the doctor says of memory', () => {
  it('is content within the limit, which it names as it was set', () => {
    expect(held({})).toEqual({
      ok: true,
      text: 'memory: 600 MB held, at most 500 MB reckoned, of 734 MB (AQUIFER_MEMORY_MEGABYTES=700): embedder 500 MB',
    });
  });

  it('says look where more is held than may be', () => {
    expect(held({ rssBytes: 1.05e9 })).toMatchObject({
      ok: false,
      text: expect.stringContaining('which is passed; set it to 1002 or more'),
    });
  });

  it('says look where more may come to be held', () => {
    const parts = [{ name: 'embedder', bytes: 900e6 }];
    expect(held({ parts })).toMatchObject({ ok: false, text: expect.stringContaining('which it may pass; set it to 859 or more') });
  });

  it('measures against nothing where there is no limit', () => {
    expect(held({ limitBytes: null, rssBytes: 5e9 })).toMatchObject({ ok: true });
  });
});
