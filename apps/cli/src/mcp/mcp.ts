import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import type { Server } from '../client.ts';
import { bridge, brokenLine } from './bridge.ts';
import { clientLines } from './client-lines.ts';

/** Speaks the Model Context Protocol on standard input and output; whatever else there is to say goes to standard error. */
export async function mcp(server: Server): Promise<void> {
  const tell = (line: string): void => console.error(line);
  const lines = clientLines(() => brokenLine(near, tell, 'noJson'));
  const near = new StdioServerTransport(process.stdin.pipe(lines));
  lines.once('error', () => {
    process.exitCode = 1;
    void near.close();
  });
  const unanswered = await bridge(near, server, tell);
  // Else a client that stopped reading, and goes on writing, would keep the process.
  process.stdin.destroy();
  if (unanswered === 0) return;
  tell(`the input ended while ${unanswered} of its requests had no answer; keep it open until they are read`);
  process.exitCode = 1;
}
