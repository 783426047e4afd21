import type { paths } from './schema.ts';

type Answered<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

/** Routes that answer a page of items and where the next one begins. */
export type ListPath = {
  [Path in keyof paths]: Answered<Path> extends { items: readonly unknown[]; nextCursor: string | null } ? Path : never;
}[keyof paths];

export type ItemOf<Path extends ListPath> = Answered<Path> extends { items: readonly (infer Item)[] } ? Item : never;

type Parameters<Path extends ListPath> = paths[Path] extends { get: { parameters: infer Given } } ? Given : never;
type Query<Path extends ListPath> = Parameters<Path> extends { query?: infer Given } ? Omit<NonNullable<Given>, 'cursor'> : object;

/** What a list is asked with: what stands in its path, and its query but for the cursor. */
export type ListOptions<Path extends ListPath> = (Parameters<Path> extends { path: infer Given }
  ? { readonly path: Given }
  : { readonly path?: undefined }) & { readonly query?: Query<Path> | undefined; readonly signal?: AbortSignal | undefined };

/** A path with its names replaced by what they stand for. */
export function filled(path: string, values: Readonly<Record<string, string | number>> = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name] ?? '')));
}
