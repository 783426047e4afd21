import { Injectable } from '@nestjs/common';
import type { McpServer } from '@modelcontextprotocol/server';
import { McpListed, McpListInput } from '#contract';
import type { Principal } from '#core';
import { PgCollections, PgDocuments } from '#store';
import { time } from '../present-values.ts';
import { answered, type Caller, quoting, reading, type Told } from './tool-call.ts';

@Injectable()
export class ListTool {
  constructor(
    private readonly collections: PgCollections,
    private readonly documents: PgDocuments,
  ) {}

  offer(server: McpServer, caller: Caller): void {
    server.registerTool(
      'list',
      {
        title: 'List collections or documents',
        description:
          'Lists the collections of this knowledge service and how many documents you may read in each; with a collection, its documents, the newest first. Use it to see what there is and which collections to give to `search` and `ask`; to find something in the documents use `search`.',
        inputSchema: McpListInput,
        outputSchema: McpListed,
        annotations: reading,
      },
      (input) => answered(caller, () => this.run(caller.principal, input)),
    );
  }

  private async run(principal: Principal, { collection, ...page }: McpListInput): Promise<Told> {
    const listed =
      collection === undefined ? await this.listCollections(principal, page) : await this.listDocuments(principal, collection, page);
    return { structured: { ...listed }, text: inWords(listed) };
  }

  private async listCollections(principal: Principal, page: Omit<McpListInput, 'collection'>): Promise<McpListed> {
    const { items, nextCursor } = await this.collections.list(principal, page);
    return { collections: items.map(({ name, documents }) => ({ name, documents })), documents: [], nextCursor };
  }

  private async listDocuments(principal: Principal, nameOrId: string, page: Omit<McpListInput, 'collection'>): Promise<McpListed> {
    const { id: collectionId } = await this.collections.find(principal, nameOrId);
    const { items, nextCursor } = await this.documents.list(principal, { ...page, collectionId });
    const documents = items.map(({ id, externalId, title, latest, liveRevision, updatedAt }) => {
      const status = liveRevision === null ? latest.status : 'live';
      return { documentId: id, externalId, title, status, liveRevision, updatedAt: time(updatedAt) };
    });
    return { collections: [], documents, nextCursor };
  }
}

function inWords({ collections, documents, nextCursor }: McpListed): string {
  const { warning, quote } = quoting();
  const lines = [
    ...collections.map(({ name, documents: count }) => `collection "${name}": ${count} documents`),
    ...documents.map(({ documentId, title, externalId, status }) => `documentId ${documentId}, ${status}: ${title ?? externalId}`),
  ];
  if (lines.length === 0) return 'There is nothing here that you may read.';
  return [warning, quote(lines.join('\n')), ...(nextCursor === null ? [] : [`There is more: call list with cursor ${nextCursor}.`])].join(
    '\n',
  );
}
