import { z } from 'zod';
import { SourceAdapter, type SourceItem, type SourceVisit, type VisitEnd } from '#core';
import { RestClient, type RestTools } from '../rest/rest-client.ts';
import { fileNameOf, textItem } from '../rest/text-item.ts';
import { readSettings } from '../settings.ts';
import { CloudApi } from './cloud-api.ts';
import type { ConfluenceApi, ListedPage } from './confluence-pages.ts';
import { DataCenterApi } from './data-center-api.ts';

const Settings = z
  .strictObject({
    /** As people open it: `https://NAME.atlassian.net/wiki`, or the address of a Data Center with its context path. */
    baseUrl: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
    /** Told from the address unless given. */
    edition: z.enum(['cloud', 'data-center']).optional(),
    /** Keys of spaces; without any, all that the secret may read. */
    spaces: z
      .array(z.string().regex(/^~?[\w.-]{1,255}$/, 'is no key of a space'))
      .max(1000)
      .default([]),
  })
  .transform(({ edition, ...rest }) => ({
    ...rest,
    edition: edition ?? (new URL(rest.baseUrl).hostname.endsWith('.atlassian.net') ? ('cloud' as const) : ('data-center' as const)),
  }));
type Settings = z.infer<typeof Settings>;

/** Pages of Confluence spaces as the HTML that Confluence itself exports; the version's number tells one state from the next. */
export class ConfluenceAdapter extends SourceAdapter {
  readonly kind = 'confluence';
  private readonly tools: RestTools;

  constructor(tools: RestTools) {
    super();
    this.tools = tools;
  }

  override check(settings: unknown): Settings {
    const read = readSettings(this.kind, Settings, settings);
    this.tools.fetcher.check(read.baseUrl);
    return read;
  }

  override async *visit(visit: SourceVisit, signal: AbortSignal): AsyncGenerator<SourceItem, VisitEnd> {
    const settings = this.check(visit.settings);
    const api = this.api(settings, visit.secret);
    const spaces = settings.spaces.length > 0 ? settings.spaces : await api.spaces(signal);
    const seen = new Set<string>();
    for (const space of new Set(spaces)) {
      for await (const page of api.pages(space, signal)) {
        signal.throwIfAborted();
        // A page that moves between two pages of the listing comes twice.
        if (seen.has(page.id)) continue;
        seen.add(page.id);
        yield await toItem(page, { api, visit, signal });
      }
      for await (const id of api.removed(space, signal)) {
        const isNews = !seen.has(id) && (await visit.known(id)) !== null;
        seen.add(id);
        if (isNews) yield { kind: 'gone', key: id };
      }
    }
    return { complete: true, state: null, notes: [] };
  }

  private api(settings: Settings, secret: string | null): ConfluenceApi {
    const { baseUrl, edition } = settings;
    const { fetcher, wait } = this.tools;
    const headers: Record<string, string> = secret === null ? {} : { authorization: authorisation(secret) };
    const client = new RestClient({
      fetcher,
      service: 'Confluence',
      baseUrl,
      headers: { accept: 'application/json', ...headers },
      ...(wait && { wait }),
    });
    return edition === 'cloud' ? new CloudApi({ client, baseUrl }) : new DataCenterApi({ client, baseUrl });
  }
}

async function toItem(
  page: ListedPage,
  { api, visit, signal }: { readonly api: ConfluenceApi; readonly visit: SourceVisit; readonly signal: AbortSignal },
): Promise<SourceItem> {
  const { id, title, space, ancestors, url, modifiedAt } = page;
  // A page that was renamed or moved gets a new version; one whose ancestors were does not.
  const version = `${page.version} ${ancestors.join(' / ')}`;
  const known = await visit.known(id);
  if (known?.version === version) return { kind: 'unchanged', key: id };
  const body = await api.body(id, signal);
  if (body === null) return { kind: 'gone', key: id };
  return textItem({
    key: id,
    url,
    title,
    fileName: fileNameOf(title, 'html'),
    mediaType: 'text/html',
    text: asHtml(title, body.html),
    version,
    modifiedAt,
    metadata: { space, ancestors, labels: body.labels, version: page.version },
  });
}

/** `main` tells the reader of web pages that all of this is content. */
function asHtml(title: string, body: string): string {
  const name = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html><html><head><meta charset="utf-8"><title>${name}</title></head><body><main><h1>${name}</h1>${body}</main></body></html>`;
}

/** "email:token" on the cloud, a personal access token alone on Data Center. */
function authorisation(secret: string): string {
  return secret.includes(':') ? `Basic ${Buffer.from(secret).toString('base64')}` : `Bearer ${secret}`;
}
