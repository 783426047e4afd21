import type { Received } from './bodies.ts';
import { refusal, segment } from './client.ts';
import { unreachable } from './fault.ts';
import { authorization } from './session.ts';

type Watch = { readonly signal: AbortSignal; readonly onProgress: (share: number) => void };

/** Sends one file. XMLHttpRequest, because fetch does not tell how much of a body has gone out. */
export function uploadFile(collection: string, file: File, watch: Watch): Promise<Received> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file, file.name);
    request.open('POST', `/v1/collections/${segment(collection)}/documents`);
    for (const [name, value] of Object.entries({ accept: 'application/json', ...authorization() })) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => watch.onProgress(event.total > 0 ? event.loaded / event.total : 0));
    request.addEventListener('load', () =>
      request.status < 300 ? resolve(JSON.parse(request.responseText) as Received) : reject(refusal(request.status, request.responseText)),
    );
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')));
    watch.signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}
