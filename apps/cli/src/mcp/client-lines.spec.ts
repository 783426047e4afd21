import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { clientLines } from './client-lines.ts';

describe('what a client writes', () => {
  it('is passed on line by line, however it is cut; what is no JSON is told', async () => {
    let broken = 0;
    const lines = clientLines(() => void (broken += 1));
    const passed: string[] = [];
    lines.on('data', (chunk: Buffer) => passed.push(chunk.toString()));
    const bytes = Buffer.from('{"a":"ü"}\r\ngarbage\n\n[]\n{"half":\n{"b":1}\n{"c":2}');
    for (const byte of bytes) lines.write(Buffer.of(byte));
    lines.end();
    await once(lines, 'end');
    expect(passed.join('')).toBe('{"a":"ü"}\n[]\n{"b":1}\n{"c":2}\n');
    expect(broken).toBe(2);
  });

  it('may be long, and a line that never ends is refused', async () => {
    const lines = clientLines(() => undefined);
    let passed = 0;
    lines.on('data', (chunk: Buffer) => (passed += chunk.length));
    const line = `"${'x'.repeat(5_000_000)}"\n`;
    lines.write(line + line);
    await expect.poll(() => passed).toBe(2 * line.length);
    const refused = once(lines, 'error');
    lines.write('x'.repeat(9_000_000));
    await expect(refused).resolves.toMatchObject([{ message: expect.stringContaining('longer than 8 MB') }]);
  });
});
