import type { components } from './schema.ts';

/** Bytes that are here, or that come: a stream of the web's, or Node's `createReadStream`. A text is written as UTF-8. */
export type FileContent = string | Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

type DocumentFields = Pick<
  components['schemas']['DocumentBody'],
  'externalId' | 'title' | 'metadata' | 'access' | 'validFrom' | 'validUntil' | 'staleAfter'
>;

export interface FileUpload extends DocumentFields {
  /** With its ending, which tells what it is where the bytes do not. */
  readonly name: string;
  readonly content: FileContent;
  readonly mediaType?: string;
}

interface UploadBody {
  readonly body: NonNullable<RequestInit['body']>;
  readonly headers: Record<string, string>;
  readonly isStream: boolean;
  /** What a stream's own pieces failed with, such as a file that is not there; `fetch` itself does not tell it from a service that is away. */
  readonly failure?: () => unknown;
}

/** A form with the fields before the file, as the service reads it; streamed where the content is. */
export function formOf({ name, content, mediaType = '', ...fields }: FileUpload): UploadBody {
  const entries = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]): [string, string] => [field, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
  if (isComing(content)) return streamedForm(entries, { name, content, mediaType });
  const form = new FormData();
  for (const [field, value] of entries) form.append(field, value);
  form.append('file', new Blob([content], { type: mediaType || (content instanceof Blob ? content.type : '') }), name);
  return { body: form, headers: {}, isStream: false };
}

/** A document a line, made as the service takes them. */
export function linesOf(documents: Iterable<object> | AsyncIterable<object>): UploadBody {
  const lines = async function* (): AsyncGenerator<Uint8Array> {
    for await (const document of documents) yield bytesOf(`${JSON.stringify(document)}\n`);
  };
  return { ...streamOf(lines()), headers: { 'content-type': 'application/x-ndjson' } };
}

interface ComingFile {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;
  readonly mediaType: string;
}

function streamedForm(fields: readonly (readonly [string, string])[], { name, content, mediaType }: ComingFile): UploadBody {
  listenTo(content);
  const boundary = `aquifer-${crypto.randomUUID()}`;
  const opened = (headers: string): Uint8Array => bytesOf(`--${boundary}\r\ncontent-disposition: form-data; ${headers}\r\n\r\n`);
  const type = mediaType === '' ? 'application/octet-stream' : mediaType;
  const parts = async function* (): AsyncGenerator<Uint8Array> {
    for (const [field, value] of fields) {
      yield opened(`name="${field}"`);
      yield bytesOf(`${value}\r\n`);
    }
    yield opened(`name="file"; filename="${escaped(name)}"\r\ncontent-type: ${type}`);
    yield* piecesOf(content);
    yield bytesOf(`\r\n--${boundary}--\r\n`);
  };
  return { ...streamOf(parts()), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

/** As browsers write a file's name. */
const escaped = (name: string): string => name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function isComing(content: FileContent): content is ComingFile['content'] {
  return typeof content === 'object' && (content instanceof ReadableStream || Symbol.asyncIterator in content);
}

/** A stream of Node's that fails before it is read ends the process where nobody listens; whoever reads it then is told all the same. */
function listenTo(content: ComingFile['content']): void {
  if ('on' in content && typeof content.on === 'function') content.on('error', () => undefined);
}

/** Not every browser walks through a stream by itself. */
async function* piecesOf(content: ComingFile['content']): AsyncGenerator<Uint8Array> {
  if (!(content instanceof ReadableStream)) {
    yield* content;
    return;
  }
  const reader = content.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function streamOf(pieces: AsyncGenerator<Uint8Array>): Omit<UploadBody, 'headers'> {
  let failure: unknown;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(bytesIn(value));
      } catch (cause) {
        failure = cause;
        await pieces.return(undefined);
        throw cause;
      }
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return { body, isStream: true, failure: () => failure };
}

/** `createReadStream(path, 'utf8')` gives texts, whatever its type says. */
function bytesIn(piece: Uint8Array): Uint8Array {
  if (ArrayBuffer.isView(piece)) return piece;
  throw new TypeError(`a file comes in bytes (Uint8Array), not in pieces of type ${typeof piece}; open it without an encoding`);
}
