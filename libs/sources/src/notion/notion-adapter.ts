import { z } from 'zod';
import { Fault, SourceAdapter, type SourceItem, type SourceVisit, type VisitEnd } from '#core';
import { RestClient, type RestTools } from '../rest/rest-client.ts';
import { fileNameOf, textItem } from '../rest/text-item.ts';
import { readSettings } from '../settings.ts';
import { blocksToMarkdown, type BlockTree } from './blocks-to-markdown.ts';
import { NotionClient, type Page } from './notion-client.ts';
import { metadataOf, titleOf } from './properties.ts';

const Settings = z.strictObject({
  /** Databases whose rows are read; without any, every page shared with the integration. */
  databases: z
    .array(z.string().regex(/^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i, 'is no id of a database'))
    .max(100)
    .default([]),
  apiUrl: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://api.notion.com'),
});

const maxDepth = 20;
/** Notion rounds times of editing to the minute. */
const minuteMs = 60_000;

interface Reading {
  readonly client: NotionClient;
  readonly visit: SourceVisit;
  readonly signal: AbortSignal;
  readonly unknown: Set<string>;
}

/** Pages of a Notion workspace that were shared with an integration, as Markdown. */
export class NotionAdapter extends SourceAdapter {
  readonly kind = 'notion';
  private readonly tools: RestTools & { readonly paceMs?: number };

  /** Notion allows three requests a second on average. */
  constructor(tools: RestTools & { readonly paceMs?: number }) {
    super();
    this.tools = tools;
  }

  override check(settings: unknown): z.infer<typeof Settings> {
    const read = readSettings(this.kind, Settings, settings);
    this.tools.fetcher.check(read.apiUrl);
    return read;
  }

  override async *visit(visit: SourceVisit, signal: AbortSignal): AsyncGenerator<SourceItem, VisitEnd> {
    const { databases, apiUrl } = this.check(visit.settings);
    const reading: Reading = { client: this.client(apiUrl, visit.secret), visit, signal, unknown: new Set() };
    const seen = new Set<string>();
    const lists = databases.length > 0 ? databases.map((id) => reading.client.rowsOf(id, signal)) : [reading.client.search(signal)];
    for (const list of lists)
      for await (const page of list) {
        signal.throwIfAborted();
        if (seen.has(page.id)) continue;
        seen.add(page.id);
        yield* itemsOf(page, reading);
      }
    yield* unseen(reading, { seen, databases });
    const notes = reading.unknown.size > 0 ? [`blocks that Notion's API does not show: ${[...reading.unknown].join(', ')}`] : [];
    return { complete: true, state: null, notes };
  }

  private client(baseUrl: string, secret: string | null): NotionClient {
    if (secret === null)
      throw new Fault('bad_request', 'A source of kind "notion" needs the secret of an integration that the pages are shared with.');
    const { fetcher, wait, paceMs = 340 } = this.tools;
    const headers = { authorization: `Bearer ${secret}`, 'notion-version': '2022-06-28', accept: 'application/json' };
    return new NotionClient(new RestClient({ fetcher, service: 'Notion', baseUrl, headers, paceMs, ...(wait && { wait }) }));
  }
}

/** Known pages that no list brought are asked for one by one: lists lag behind, and Notion does not promise them whole. */
async function* unseen(
  reading: Reading,
  { seen, databases }: { readonly seen: ReadonlySet<string>; readonly databases: readonly string[] },
): AsyncGenerator<SourceItem> {
  const missing: string[] = [];
  for await (const key of reading.visit.knownKeys()) if (!seen.has(key)) missing.push(key);
  for (const key of missing) {
    const page = await reading.client.page(key, reading.signal);
    const isOurs = databases.length === 0 || databases.some((id) => bare(id) === bare(String(page?.parent.database_id)));
    if (page && isOurs) yield* itemsOf(page, reading);
    else yield { kind: 'gone', key };
  }
}

const bare = (id: string): string => id.replaceAll('-', '').toLowerCase();

async function* itemsOf(page: Page, reading: Reading): AsyncGenerator<SourceItem> {
  const known = await reading.visit.known(page.id);
  if (page.archived || page.in_trash) {
    if (known) yield { kind: 'gone', key: page.id };
    return;
  }
  if (known?.version === page.last_edited_time) {
    yield { kind: 'unchanged', key: page.id };
    return;
  }
  const trees = await treesOf(page.id, reading, 0);
  if (trees === null) yield { kind: 'unreachable', key: page.id, reason: 'Notion lists the page and does not show what is on it' };
  else yield pageItem(page, blocksToMarkdown(trees, reading.unknown));
}

function pageItem(page: Page, body: string): SourceItem {
  const title = titleOf(page);
  const editedAt = new Date(page.last_edited_time);
  // Within its minute a page may be edited again and say the same time: it is read once more at the next visit.
  const isSettled = Date.now() - editedAt.getTime() > 2 * minuteMs;
  return textItem({
    key: page.id,
    url: page.url,
    title,
    fileName: fileNameOf(title ?? '', 'md'),
    mediaType: 'text/markdown',
    text: title === null ? body : `# ${title}\n\n${body}`,
    version: isSettled ? page.last_edited_time : `${page.last_edited_time} (${Date.now()})`,
    modifiedAt: editedAt,
    metadata: { ...metadataOf(page), ...(page.created_time && { createdAt: page.created_time }) },
  });
}

async function treesOf(id: string, reading: Reading, depth: number): Promise<BlockTree[] | null> {
  const blocks = await reading.client.children(id, reading.signal);
  if (blocks === null) return null;
  const trees: BlockTree[] = [];
  for (const block of blocks) {
    reading.signal.throwIfAborted();
    // Pages below a page are documents of their own.
    const isOwn = block.type === 'child_page' || block.type === 'child_database';
    const goesDeeper = block.has_children && !isOwn && depth < maxDepth;
    if (block.has_children && !isOwn && !goesDeeper) reading.unknown.add(`more than ${maxDepth} levels`);
    trees.push({ block, children: goesDeeper ? ((await treesOf(block.id, reading, depth + 1)) ?? []) : [] });
  }
  return trees;
}
