import { z } from 'zod';
import { Fault } from '#core';
import type { ConfluenceAccess, ConfluenceApi, ListedPage, PageBody } from './confluence-pages.ts';

const listOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ results: z.array(row), _links: z.object({ next: z.string().optional() }).default({}) });
const Space = z.object({ id: z.coerce.string(), key: z.string() });
const Page = z.object({
  id: z.coerce.string(),
  title: z.string(),
  parentId: z.coerce.string().nullish(),
  version: z.object({ number: z.int(), createdAt: z.string().optional() }),
  _links: z.object({ webui: z.string() }),
});
const Body = z.object({
  body: z.object({ export_view: z.object({ value: z.string() }) }),
  labels: z.object({ results: z.array(z.object({ name: z.string() })) }).optional(),
  status: z.string().default('current'),
});

/** REST API v2 of Atlassian's cloud: cursors, ids of spaces, parents by id. */
export class CloudApi implements ConfluenceApi {
  private readonly access: ConfluenceAccess;

  constructor(access: ConfluenceAccess) {
    this.access = access;
  }

  async spaces(signal: AbortSignal): Promise<readonly string[]> {
    const keys: string[] = [];
    for await (const { key } of this.rows(Space, '/api/v2/spaces?limit=250', signal)) keys.push(key);
    return keys;
  }

  async *pages(space: string, signal: AbortSignal): AsyncGenerator<ListedPage> {
    const id = await this.spaceId(space, signal);
    const rows: z.infer<typeof Page>[] = [];
    // A page may be listed before its parent, so the whole listing is there before the first path is written.
    for await (const row of this.rows(Page, `/api/v2/spaces/${id}/pages?status=current&limit=250`, signal)) rows.push(row);
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const row of rows) {
      const { number, createdAt } = row.version;
      const modifiedAt = createdAt === undefined ? null : new Date(createdAt);
      const url = this.access.baseUrl + row._links.webui;
      yield { id: row.id, title: row.title, space, version: number, modifiedAt, ancestors: ancestorsOf(row, byId), url };
    }
  }

  async *removed(space: string, signal: AbortSignal): AsyncGenerator<string> {
    const id = await this.spaceId(space, signal);
    for (const status of ['trashed', 'archived'])
      for await (const row of this.rows(Page, `/api/v2/spaces/${id}/pages?status=${status}&limit=250`, signal)) yield row.id;
  }

  async body(id: string, signal: AbortSignal): Promise<PageBody | null> {
    const { body } = await this.access.client.read(Body, `/api/v2/pages/${id}?body-format=export_view&include-labels=true`, { signal });
    if (body === null || body.status !== 'current') return null;
    return { html: body.body.export_view.value, labels: body.labels?.results.map(({ name }) => name) ?? [] };
  }

  private async spaceId(key: string, signal: AbortSignal): Promise<string> {
    for await (const space of this.rows(Space, `/api/v2/spaces?keys=${encodeURIComponent(key)}`, signal))
      if (space.key === key) return space.id;
    throw new Fault('not_found', `Confluence has no space ${key}, or the secret may not read it. Check "spaces" in the settings.`);
  }

  private async *rows<Row extends z.ZodType>(row: Row, first: string, signal: AbortSignal): AsyncGenerator<z.infer<Row>> {
    const { client, baseUrl } = this.access;
    for (let path: string | undefined = first; path !== undefined;) {
      const page: { body: { results: z.infer<Row>[]; _links: { next?: string | undefined } } | null; status: number } = await client.read(
        listOf(row),
        path,
        { signal },
      );
      if (page.body === null)
        throw new Fault('not_found', `Confluence answered ${page.status} to ${path}. Check the base address and the secret.`);
      yield* page.body.results;
      // Links begin at the host's root, "/wiki" included.
      const { next } = page.body._links;
      path = next === undefined ? undefined : new URL(next, baseUrl).href;
    }
  }
}

function ancestorsOf(page: z.infer<typeof Page>, byId: ReadonlyMap<string, z.infer<typeof Page>>): string[] {
  const titles: string[] = [];
  const seen = new Set([page.id]);
  for (let parent = byId.get(page.parentId ?? ''); parent && !seen.has(parent.id); parent = byId.get(parent.parentId ?? '')) {
    seen.add(parent.id);
    titles.unshift(parent.title);
  }
  return titles;
}
