import { type McpMessage, McpTool } from '#contract';

/** The answer to a call of a tool that this key may not use; null for every other message. */
export function refusedCall({ id, method, params }: McpMessage, tools: readonly McpTool[]): McpMessage | null {
  const name = McpTool.safeParse(params?.['name']).data;
  if (method !== 'tools/call' || id === undefined || name === undefined || tools.includes(name)) return null;
  const may = tools.length === 0 ? 'it may use none' : `it may use ${tools.join(', ')}`;
  const message = `This key may not use the tool "${name}": ${may}. An admin can make a key that may.`;
  return { jsonrpc: '2.0', id, error: { code: -32602, message } };
}
