import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { terminalProgress } from './terminal-progress.ts';

const step = (fields: { receivedBytes?: number; activity?: string | null }) => ({
  modelId: 'm',
  file: 'f',
  source: 'hub',
  totalBytes: 1_000_000,
  receivedBytes: 0,
  activity: null,
  ...fields,
});

function show(isTty: boolean): { stream: PassThrough; written: () => string } {
  const stream = new PassThrough();
  let text = '';
  stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  if (isTty) Object.assign(stream, { isTTY: true, columns: 120, cursorTo: () => true, moveCursor: () => true, clearLine: () => true });
  return { stream, written: () => text };
}

describe('terminalProgress', () => {
  it('writes a line per tenth into a log', () => {
    const { stream, written } = show(false);
    const progress = terminalProgress(stream);
    for (let bytes = 0; bytes <= 1_000_000; bytes += 10_000) progress.onProgress(step({ receivedBytes: bytes }));
    progress.stop();
    expect(written().trim().split('\n')).toHaveLength(11);
    expect(written()).toContain('m/f: 100 % of 1.0 MB from hub');
  });

  it('says what a client without byte counts is doing', () => {
    for (const isTty of [true, false]) {
      const { stream, written } = show(isTty);
      const progress = terminalProgress(stream);
      progress.onProgress(step({ activity: 'mvn fetches a:b:1' }));
      progress.stop();
      expect(written()).toContain('m/f: mvn fetches a:b:1 …');
    }
  });

  it('draws a bar where someone watches, to the end', () => {
    const { stream, written } = show(true);
    const progress = terminalProgress(stream);
    for (const receivedBytes of [0, 500_000, 1_000_000]) progress.onProgress(step({ receivedBytes }));
    progress.stop();
    expect(written()).toMatch(/m\/f .*100% \| 1\.0\/1\.0 MB \| hub/);
  });
});
