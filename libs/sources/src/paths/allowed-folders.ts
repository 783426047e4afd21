import { realpath } from 'node:fs/promises';
import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { Fault } from '#core';

/** Folders of this machine that the operator opened to sources. A caller of the API names paths, so nothing else is ever read. */
export class AllowedFolders {
  private readonly roots: readonly string[];

  constructor(roots: readonly string[]) {
    this.roots = roots.map((root) => resolve(root));
  }

  /** The path without links and dots, for settings; `forbidden` outside the allowed folders. It need not exist yet. */
  check(path: string): string {
    if (!isAbsolute(path)) throw new Fault('bad_request', `The path "${path}" is relative. Give it from the root, such as /srv/handbook.`);
    const plain = resolve(path);
    this.refuseOutside(plain, this.roots);
    const real = realOrNull(plain);
    if (real !== null) this.refuseOutside(real, this.realRoots());
    return plain;
  }

  /** Where the path really leads, checked again: a link may have been set since. `not_found` when it is not there. */
  async open(path: string): Promise<string> {
    const plain = this.check(path);
    const real = await realpath(plain).catch((error: unknown) => {
      throw new Fault(
        'not_found',
        `The folder ${path} cannot be opened. Check that it exists, is mounted and may be read by the service.`,
        {
          cause: error,
        },
      );
    });
    this.refuseOutside(real, this.realRoots());
    return real;
  }

  private realRoots(): readonly string[] {
    return this.roots.map((root) => realOrNull(root) ?? root);
  }

  private refuseOutside(path: string, roots: readonly string[]): void {
    if (roots.some((root) => isInside(root, path))) return;
    throw new Fault(
      'forbidden',
      this.roots.length === 0
        ? `The folder ${path} is not open to sources. The operator opens folders with AQUIFER_FOLDERS, a list apart by commas.`
        : `The folder ${path} is not below one that the operator opened (AQUIFER_FOLDERS). Choose one below those, or ask for it to be opened.`,
    );
  }
}

export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function realOrNull(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
