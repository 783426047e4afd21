import type { Service } from '../../service.ts';

/** Calls the service with one key. */
export class Caller {
  private readonly service: Service;
  private readonly key: string;

  constructor(service: Service, key: string) {
    this.service = service;
    this.key = key;
  }

  /** Posts where there is a body: lines of JSON where it is an array. */
  fetch(path: string, body?: object, signal?: AbortSignal): Promise<Response> {
    // Elsewhere who accepts a stream gets one.
    const accept = path === '/mcp' ? 'application/json, text/event-stream' : 'application/json';
    const headers = { authorization: `Bearer ${this.key}`, accept };
    const given = signal ? { signal } : {};
    if (body === undefined) return this.service.fetch(path, { headers, ...given });
    if (body instanceof FormData) return this.service.fetch(path, { method: 'POST', headers, body, ...given });
    const type = Array.isArray(body) ? 'application/x-ndjson' : 'application/json';
    const text = Array.isArray(body) ? body.map((line) => JSON.stringify(line)).join('\n') : JSON.stringify(body);
    return this.service.fetch(path, { method: 'POST', headers: { ...headers, 'content-type': type }, body: text, ...given });
  }

  /** Rejects with what the service says where that is a problem. */
  async json<Body>(path: string, body?: object, signal?: AbortSignal): Promise<Body> {
    const response = await this.fetch(path, body, signal);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${(await response.text()).slice(0, 300)}`);
    return response.json() as Promise<Body>;
  }
}
