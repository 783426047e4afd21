import { access, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const mark = 'qrels.tsv';

/** The folder itself where it is a set, else every set beneath it, in the order of their names. */
export async function findSets(folder: string): Promise<readonly string[]> {
  if (await isThere(join(folder, mark))) return [folder];
  if (!(await isThere(folder))) throw new Error(`there is no folder ${folder}`);
  const entries = await readdir(folder, { recursive: true });
  const found = entries.filter((entry) => entry === mark || entry.endsWith(`/${mark}`)).map((entry) => dirname(join(folder, entry)));
  if (found.length === 0) throw new Error(`${folder} holds no data set: none of its folders has a ${mark}`);
  return found.toSorted();
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
