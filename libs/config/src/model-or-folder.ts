import { resolve } from 'node:path';

/** A model of the manifest, or a folder with its files. */
export type ModelOrFolder = { readonly kind: 'manifest'; readonly id: string } | { readonly kind: 'folder'; readonly path: string };

/** What has a slash in its name is a folder. */
export const toModelOrFolder = (name: string): ModelOrFolder =>
  /[\\/]/.test(name) ? { kind: 'folder', path: resolve(name) } : { kind: 'manifest', id: name };
