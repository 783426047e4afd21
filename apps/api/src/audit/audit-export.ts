import type { AuditHead, AuditLink } from '#core';

/** Lines that need no program of ours to be checked: a row's hash stands at its place, and the bytes that it is of run to the last brace. */
export async function* auditExport(links: AsyncIterable<AuditLink>, head: AuditHead): AsyncGenerator<string> {
  for await (const { hash, record } of links) yield `{"hash":"${hash}","record":${record}}\n`;
  yield `${JSON.stringify({ head: { sequence: head.sequence, hash: head.hash } })}\n`;
}
