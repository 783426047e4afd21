import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import type { Server } from '../client.ts';
import { bridge } from './bridge.ts';

/** Speaks the Model Context Protocol on standard input and output; whatever else there is to say goes to standard error. */
export async function mcp(server: Server): Promise<void> {
  await bridge(new StdioServerTransport(), server, (line) => console.error(line));
}
