import { z } from 'zod';
import { Fault } from '#core';
import type { ConfluenceAccess, ConfluenceApi, ListedPage, PageBody } from './confluence-pages.ts';

const listOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ results: z.array(row), _links: z.object({ next: z.string().optional() }).default({}) });
const Space = z.object({ key: z.string() });
const Page = z.object({
  id: z.coerce.string(),
  title: z.string(),
  ancestors: z.array(z.object({ title: z.string().default('') })).default([]),
  version: z.object({ number: z.int(), when: z.string().optional() }),
  _links: z.object({ webui: z.string() }),
});
const Removed = z.object({ id: z.coerce.string() });
const Body = z.object({
  status: z.string().default('current'),
  body: z.object({ export_view: z.object({ value: z.string() }) }),
  metadata: z.object({ labels: z.object({ results: z.array(z.object({ name: z.string() })) }).optional() }).optional(),
});

/** REST API v1, as Confluence Data Center has it: offsets, keys of spaces, ancestors in every row. */
export class DataCenterApi implements ConfluenceApi {
  private readonly access: ConfluenceAccess;

  constructor(access: ConfluenceAccess) {
    this.access = access;
  }

  async spaces(signal: AbortSignal): Promise<readonly string[]> {
    const keys: string[] = [];
    for await (const { key } of this.rows(Space, '/rest/api/space?limit=100', signal)) keys.push(key);
    return keys;
  }

  async *pages(space: string, signal: AbortSignal): AsyncGenerator<ListedPage> {
    const query = `spaceKey=${encodeURIComponent(space)}&type=page&status=current&expand=version,ancestors&limit=100`;
    for await (const { id, title, version, ancestors, _links } of this.rows(Page, `/rest/api/content?${query}`, signal)) {
      const modifiedAt = version.when === undefined ? null : new Date(version.when);
      const path = ancestors.map((ancestor) => ancestor.title);
      yield { id, title, space, version: version.number, modifiedAt, ancestors: path, url: this.access.baseUrl + _links.webui };
    }
  }

  async *removed(space: string, signal: AbortSignal): AsyncGenerator<string> {
    const query = `spaceKey=${encodeURIComponent(space)}&type=page&status=trashed&limit=100`;
    for await (const { id } of this.rows(Removed, `/rest/api/content?${query}`, signal)) yield id;
  }

  async body(id: string, signal: AbortSignal): Promise<PageBody | null> {
    const { body } = await this.access.client.read(Body, `/rest/api/content/${id}?expand=body.export_view,metadata.labels`, { signal });
    if (body === null || body.status !== 'current') return null;
    return { html: body.body.export_view.value, labels: body.metadata?.labels?.results.map(({ name }) => name) ?? [] };
  }

  private async *rows<Row extends z.ZodType>(row: Row, first: string, signal: AbortSignal): AsyncGenerator<z.infer<Row>> {
    for (let path: string | undefined = first; path !== undefined;) {
      const page: { body: { results: z.infer<Row>[]; _links: { next?: string | undefined } } | null; status: number } =
        await this.access.client.read(listOf(row), path, { signal });
      if (page.body === null)
        throw new Fault(
          'not_found',
          `Confluence answered ${page.status} to ${path}. Check the base address, "spaces" in the settings and the secret.`,
        );
      yield* page.body.results;
      // Links begin behind the context path that the base address ends in.
      path = page.body._links.next;
    }
  }
}
