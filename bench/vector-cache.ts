import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Embedder } from '#core';

const batch = 64;

/** Vectors by the hash of their text; in a file, when one is named, so that a run that was stopped goes on where it was. */
export class VectorCache {
  private readonly embedder: Embedder;
  private readonly path: string | null;
  private readonly known = new Map<string, Float32Array>();

  constructor(embedder: Embedder, path: string | null) {
    this.embedder = embedder;
    this.path = path;
    for (const line of path && existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []) {
      const [hash, vector] = line.split(' ');
      if (hash && vector) this.known.set(hash, toVector(vector));
    }
  }

  async of(texts: readonly string[], as: 'query' | 'passage'): Promise<Float32Array[]> {
    const hashes = texts.map((text) => createHash('sha256').update(`${as}${text}`).digest('hex'));
    const missing = [...new Map(hashes.map((hash, index) => [hash, texts[index] ?? ''])).entries()].filter(
      ([hash]) => !this.known.has(hash),
    );
    for (let start = 0; start < missing.length; start += batch) await this.embed(missing.slice(start, start + batch), as);
    return hashes.map((hash) => this.known.get(hash) ?? new Float32Array());
  }

  private async embed(missing: readonly (readonly [hash: string, text: string])[], as: 'query' | 'passage'): Promise<void> {
    const vectors = await this.embedder.embed(
      missing.map(([, text]) => text),
      as,
      new AbortController().signal,
    );
    for (const [index, [hash]] of missing.entries()) {
      const vector = vectors[index] ?? new Float32Array();
      this.known.set(hash, vector);
      const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
      if (this.path) appendFileSync(this.path, `${hash} ${bytes.toString('base64')}\n`);
    }
  }
}

function toVector(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}
