import createClient, { type Client } from 'openapi-fetch';
import { Connection, type ConnectionOptions } from './connection.ts';
import { filled, type ItemOf, type ListOptions, type ListPath } from './paths.ts';
import { AquiferProblem } from './problem.ts';
import { cutOff, eventsOf } from './readings.ts';
import type { components, paths } from './schema.ts';
import { type FileUpload, formOf, linesOf } from './uploads.ts';

type Schemas = components['schemas'];

/** What a question tells while it is answered; the last one is `done`. What goes wrong is thrown. */
export type QuestionEvent = Exclude<Schemas['QuestionEvent'], { event: 'error' }>;

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** An Aquifer service. `api` has every route; the methods are there where a route streams, pages or takes files. */
export class AquiferClient {
  /** Every route of the OpenAPI document, typed by it: `await resultOf(client.api.GET('/v1/documents/{id}', { params: { path: { id } } }))`. */
  readonly api: Client<paths, 'application/json'>;
  private readonly connection: Connection;

  constructor(options: ConnectionOptions = {}) {
    this.connection = new Connection(options);
    this.api = createClient({
      baseUrl: this.connection.url,
      headers: this.connection.headers,
      fetch: (request: Request) => this.connection.sendRequest(request),
    });
  }

  /** Where the service is. */
  get url(): string {
    return this.connection.url;
  }

  async ask(body: Schemas['QuestionBody'], { signal }: CallOptions = {}): Promise<Schemas['Answer']> {
    return (await this.post('/v1/questions', { ...body, stream: false }, signal)).json() as Promise<Schemas['Answer']>;
  }

  /** The answer as it is written. Leaving the loop, or aborting, stops the work at the service. */
  async *stream(body: Schemas['QuestionBody'], { signal }: CallOptions = {}): AsyncGenerator<QuestionEvent, void, undefined> {
    const response = await this.post('/v1/questions', { ...body, stream: true }, signal);
    for await (const { event, data } of eventsOf(response, 'the answer', signal)) {
      const told = { event, data } as Schemas['QuestionEvent'];
      if (told.event === 'error') throw new AquiferProblem(told.data);
      yield told;
      if (told.event === 'done') return;
    }
    throw cutOff('the answer');
  }

  async search(body: Schemas['SearchBody'], { signal }: CallOptions = {}): Promise<Schemas['SearchResult']> {
    return (await this.post('/v1/search', body, signal)).json() as Promise<Schemas['SearchResult']>;
  }

  /** One file; a stream goes out as it comes, and is not sent again by itself. */
  async upload(collection: string, file: FileUpload, { signal }: CallOptions = {}): Promise<Schemas['Received']> {
    return (await this.put(collection, formOf(file), signal)).json() as Promise<Schemas['Received']>;
  }

  /** Many texts or addresses, sent while they come. What was refused of them is in `errors` of the answer. */
  async uploadAll(
    collection: string,
    documents: Iterable<Schemas['DocumentBody']> | AsyncIterable<Schemas['DocumentBody']>,
    { signal }: CallOptions = {},
  ): Promise<Schemas['Received']> {
    return (await this.put(collection, linesOf(documents), signal)).json() as Promise<Schemas['Received']>;
  }

  /** Every item of a list, page after page as they are needed. */
  async *items<Path extends ListPath>(path: Path, options: ListOptions<Path>): AsyncGenerator<ItemOf<Path>, void, undefined> {
    const { path: values, query, signal } = options;
    const place = filled(path, values as Record<string, string | number> | undefined);
    let cursor: string | null | undefined;
    do {
      const response = await this.connection.send(place, { query: { ...query, cursor }, signal });
      const page = (await response.json()) as { readonly items: readonly ItemOf<Path>[]; readonly nextCursor?: string | null };
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor != null);
  }

  /** How far a collection's documents are, whenever that changes, until the loop is left. */
  async *progress(collection: string, { signal }: CallOptions = {}): AsyncGenerator<Schemas['Progress'], void, undefined> {
    yield* this.follow<Schemas['Progress']>(filled('/v1/collections/{collection}/progress', { collection }), { signal });
  }

  /** Waits until nothing of a collection is on its way any more. */
  async settled(collection: string, options: CallOptions = {}): Promise<Schemas['Progress']> {
    for await (const progress of this.progress(collection, options)) if (progress.pending === 0) return progress;
    throw cutOff('the progress');
  }

  /** What happens, as it happens; with `after`, the id of an event, first what happened since. */
  async *events(
    query: { readonly after?: string; readonly type?: string; readonly documentId?: string } = {},
    { signal }: CallOptions = {},
  ): AsyncGenerator<Schemas['EventRecord'], void, undefined> {
    yield* this.follow<Schemas['EventRecord']>('/v1/events', { query, signal });
  }

  private async *follow<Data>(
    path: string,
    { query, signal }: { readonly query?: object; readonly signal: AbortSignal | undefined },
  ): AsyncGenerator<Data, void, undefined> {
    const response = await this.connection.send(path, { headers: { accept: 'text/event-stream' }, query, signal });
    for await (const { data } of eventsOf(response, 'what is followed', signal)) yield data as Data;
  }

  /** A question or a search: asked again, it changes nothing. */
  private post(path: string, body: object, signal: AbortSignal | undefined): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return this.connection.send(path, { method: 'POST', headers, body: JSON.stringify(body), signal, isRepeatable: true });
  }

  private put(collection: string, upload: ReturnType<typeof formOf>, signal: AbortSignal | undefined): Promise<Response> {
    return this.connection.send(filled('/v1/collections/{collection}/documents', { collection }), { ...upload, method: 'POST', signal });
  }
}
