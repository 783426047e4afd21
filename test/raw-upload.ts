import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

export const boundary = 'aquifer-test-boundary';

/** The head of a file's part in a form. */
export const partHead = (name: string, type = 'text/plain'): string =>
  `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
export const formEnd = `\r\n--${boundary}--\r\n`;

interface RawRequest {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Sends bytes as no well-behaved client would and resolves with the whole answer once the service closes the connection. */
export async function sendRaw(url: string, { path, headers = {}, body = '' }: RawRequest): Promise<string> {
  const socket = open(url);
  socket.write(requestHead(url, path, { connection: 'close', ...headers }));
  socket.write(body);
  return text(socket);
}

/** Begins a request and tears the connection before it is complete. */
export async function hangUp(url: string, { path, headers = {}, body = '' }: RawRequest): Promise<void> {
  const socket = open(url);
  await new Promise<void>((resolve) =>
    socket.write(Buffer.concat([Buffer.from(requestHead(url, path, headers)), Buffer.from(body)]), () => resolve()),
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  socket.destroy();
}

function open(url: string) {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname);
}

function requestHead(url: string, path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ host: new URL(url).host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}
