import picomatch from 'picomatch';
import { z } from 'zod';

const Patterns = z.array(z.string().min(1).max(500)).max(100);

/** Which of a source's paths are read; the same words for every kind that has paths. */
export const PathSettings = {
  /** Patterns such as `docs/**` or `*.md`; without any, everything. */
  include: Patterns.default([]),
  exclude: Patterns.default([]),
  /** Whether what begins with a dot, or lies in a folder that does, is read. */
  hidden: z.boolean().default(false),
  /** Larger files are left out and named. */
  maxFileBytes: z
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .default(50 * 1024 * 1024),
};

export interface PathRules {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly hidden: boolean;
}

/** Tells whether a path relative to the source, with forward slashes, is to be read. A pattern without a slash is held against the file's name. */
export function pathFilter({ include, exclude, hidden }: PathRules): (path: string) => boolean {
  const isIncluded = include.length === 0 ? () => true : anyOf(include);
  const isExcluded = anyOf(exclude);
  return (path) => (hidden || !isHidden(path)) && isIncluded(path) && !isExcluded(path);
}

export function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.'));
}

function anyOf(patterns: readonly string[]): (path: string) => boolean {
  // `dot`: a pattern that excludes must not miss what begins with one; hidden paths have their own rule.
  const matchers = patterns.map((pattern) => picomatch(pattern, { dot: true, basename: !pattern.includes('/') }));
  return (path) => matchers.some((matches) => matches(path));
}
