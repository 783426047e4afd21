import { z } from 'zod';
import { Fault } from '#core';
import type { RestAnswer, RestClient } from '../rest/rest-client.ts';

const Text = z.object({
  plain_text: z.string(),
  href: z.string().nullish(),
  annotations: z.object({ bold: z.boolean(), italic: z.boolean(), strikethrough: z.boolean(), code: z.boolean() }).partial().default({}),
});
export type RichText = z.infer<typeof Text>;
export const RichText = z.array(Text);

export const Page = z.object({
  id: z.string(),
  url: z.string(),
  last_edited_time: z.string(),
  created_time: z.string().optional(),
  archived: z.boolean().default(false),
  in_trash: z.boolean().default(false),
  parent: z.object({ database_id: z.string().optional() }).default({}),
  properties: z.record(z.string(), z.looseObject({ type: z.string() })),
});
export type Page = z.infer<typeof Page>;

/** What a block holds lies under the name of its type. */
export const Block = z.looseObject({ id: z.string(), type: z.string(), has_children: z.boolean().default(false) });
export type Block = z.infer<typeof Block>;

const listOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ results: z.array(row), has_more: z.boolean(), next_cursor: z.string().nullable() });
const Rows = listOf(z.unknown());

/** The lists of Notion's API, cursor after cursor. */
export class NotionClient {
  private readonly client: RestClient;

  constructor(client: RestClient) {
    this.client = client;
  }

  /** Pages shared with the integration. Notion does not promise that a search finds all of them. */
  search(signal: AbortSignal): AsyncGenerator<Page> {
    return this.posted(
      '/v1/search',
      { filter: { property: 'object', value: 'page' }, sort: { timestamp: 'last_edited_time', direction: 'ascending' } },
      signal,
    );
  }

  rowsOf(database: string, signal: AbortSignal): AsyncGenerator<Page> {
    return this.posted(`/v1/databases/${database}/query`, {}, signal);
  }

  /** Null when it is gone or no longer shared. */
  async page(id: string, signal: AbortSignal): Promise<Page | null> {
    return (await this.client.read(Page, `/v1/pages/${id}`, { signal })).body;
  }

  /** Null when the block is not there any more. */
  async children(id: string, signal: AbortSignal): Promise<Block[] | null> {
    const blocks: Block[] = [];
    for (let cursor = ''; ;) {
      const { body } = await this.client.read(
        listOf(Block),
        `/v1/blocks/${id}/children?page_size=100${cursor && `&start_cursor=${cursor}`}`,
        { signal },
      );
      if (body === null) return null;
      blocks.push(...body.results);
      if (!body.has_more || body.next_cursor === null) return blocks;
      cursor = encodeURIComponent(body.next_cursor);
    }
  }

  private async *posted(path: string, query: object, signal: AbortSignal): AsyncGenerator<Page> {
    for (let cursor: string | null = null; ;) {
      const asked: string = JSON.stringify({ ...query, page_size: 100, ...(cursor !== null && { start_cursor: cursor }) });
      const headers = { 'content-type': 'application/json' };
      const { body, status }: RestAnswer<z.infer<typeof Rows>> = await this.client.read(Rows, path, {
        method: 'POST',
        body: asked,
        headers,
        signal,
      });
      // Taken for an empty list, it would end in its pages being taken away.
      if (body === null)
        throw new Fault('not_found', `Notion answered ${status} to ${path}. Share the database with the integration, or check its id.`);
      // A search also brings what cannot be read as a page, such as one shared only in part.
      for (const row of body.results) {
        const page = Page.safeParse(row);
        if (page.success) yield page.data;
      }
      if (!body.has_more || body.next_cursor === null) return;
      cursor = body.next_cursor;
    }
  }
}
