import { Injectable } from '@nestjs/common';
import type { McpServer } from '@modelcontextprotocol/server';
import { McpPortion, McpReadInput } from '#contract';
import { Fault, type Principal } from '#core';
import { PgDocuments, PgGuardCases } from '#store';
import { answered, type Caller, forModels, quoting, reading, suspected, type Told } from './tool-call.ts';

/** Some 3,000 tokens: a model reads a portion, not a book. */
const mostCharacters = 12_000;

@Injectable()
export class ReadTool {
  constructor(
    private readonly documents: PgDocuments,
    private readonly cases: PgGuardCases,
  ) {}

  offer(server: McpServer, caller: Caller): void {
    server.registerTool(
      'read',
      {
        title: 'Read a document',
        description: `Gives the text of a document, at most ${mostCharacters.toLocaleString('en')} characters at a time; nextStart is where the next portion begins. To read around a passage or a quote, begin some hundred characters before its start, with its documentId and revision.`,
        inputSchema: McpReadInput,
        outputSchema: McpPortion,
        annotations: reading,
      },
      (input) => answered(caller, () => this.run(caller.principal, input)),
    );
  }

  private async run(principal: Principal, { documentId, revision, start, end }: McpReadInput): Promise<Told> {
    const number = revision ?? (await this.liveRevision(principal, documentId));
    const { title, text, status } = await this.documents.text(principal, documentId, number);
    if (status === 'quarantined')
      throw new Fault(
        'not_found',
        `revision ${number} of the document ${documentId} is in quarantine: no model reads it until a person has approved it`,
      );
    const span = portionOf(text, start, end);
    const nextStart = span.end < text.length ? span.end : null;
    const portion: McpPortion = {
      documentId,
      revision: number,
      title,
      ...span,
      total: text.length,
      nextStart,
      text: text.slice(span.start, span.end),
      guard: forModels(await this.cases.suspectIn(principal, { documentId, revision: number, ...span })),
    };
    return { structured: { ...portion }, text: inWords(portion) };
  }

  private async liveRevision(principal: Principal, id: string): Promise<number> {
    const { liveRevision, latest } = await this.documents.get(principal, id);
    if (liveRevision === null)
      throw new Fault('not_found', `no revision of the document ${id} is live yet: its newest, ${latest.number}, is ${latest.status}`);
    return liveRevision;
  }
}

/** What of a text is given at once; letters of two code units stay whole. */
export function portionOf(text: string, from: number, to = text.length): { readonly start: number; readonly end: number } {
  if (from > 0 && from >= text.length)
    throw new Fault('bad_request', `start is ${from} and the text has ${text.length} characters; begin before its end`);
  if (to < from || (to === from && text !== ''))
    throw new Fault('bad_request', `end is ${to} and start ${from}; end after start, or leave end out`);
  const start = isSplit(text, from) ? from - 1 : from;
  const end = Math.min(to, start + mostCharacters, text.length);
  if (!isSplit(text, end)) return { start, end };
  return { start, end: end - 1 > start ? end - 1 : end + 1 };
}

const isSplit = (text: string, at: number): boolean => at > 0 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));

function inWords({ documentId, revision, title, start, end, total, nextStart, text, guard }: McpPortion): string {
  const { warning, quote } = quoting();
  const where = `Document ${documentId}, revision ${revision}: characters ${start} to ${end} of ${total}.`;
  const more = nextStart === null ? 'Its text ends here.' : `To read on, call read with start ${nextStart}.`;
  return `${where} ${more} ${warning}${suspected(guard)}\n${quote(title === null || start > 0 ? text : `${title}\n\n${text}`)}`;
}
