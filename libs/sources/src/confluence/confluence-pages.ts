import type { RestClient } from '../rest/rest-client.ts';

/** A page as it stands in a space's listing, before its text is asked for. */
export interface ListedPage {
  readonly id: string;
  readonly title: string;
  readonly space: string;
  readonly version: number;
  readonly modifiedAt: Date | null;
  /** Titles from the top down to the page's parent. */
  readonly ancestors: readonly string[];
  /** Where people read it; absolute. */
  readonly url: string;
}

export interface PageBody {
  readonly html: string;
  readonly labels: readonly string[];
}

/** The two REST APIs that Confluence has, as far as they are needed. */
export interface ConfluenceApi {
  /** Keys of every space that the secret may read. */
  spaces(signal: AbortSignal): Promise<readonly string[]>;
  /** Every current page of a space; `not_found` when there is no such space. */
  pages(space: string, signal: AbortSignal): AsyncGenerator<ListedPage>;
  /** Ids of the pages in the space's trash or archive. */
  removed(space: string, signal: AbortSignal): AsyncGenerator<string>;
  /** Null when it is not there any more. */
  body(id: string, signal: AbortSignal): Promise<PageBody | null>;
}

export interface ConfluenceAccess {
  readonly client: RestClient;
  /** Without a slash at the end; ends in `/wiki` on Atlassian's cloud. */
  readonly baseUrl: string;
}
