/** A setting that two runs had otherwise, as text; null where one of them does not have it. */
export interface SettingChange {
  /** Its names from the outside in: “rerank.share”. */
  readonly setting: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What one run searched by and the other did not, setting by setting. */
export function settingsThatDiffer(before: unknown, after: unknown): SettingChange[] {
  const [was, is] = [flat(before), flat(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((setting) => ({ setting, before: was.get(setting) ?? null, after: is.get(setting) ?? null }))
    .filter((change) => change.before !== change.after);
}

function flat(value: unknown, name = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null)
    return new Map(value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]]);
  const within = Object.entries(value).map(([key, each]) => [name === '' ? '' : `${name}.`, keyOf(key, each), each] as const);
  return new Map(within.flatMap(([before, key, each]) => [...flat(each, `${before}${key}`)]));
}

/** Elements of a list are told apart by what they are called, so that one more of them does not change all the others. */
function keyOf(key: string, value: unknown): string {
  if (!/^\d+$/.test(key) || typeof value !== 'object' || value === null) return key;
  const { judge, id } = value as { readonly judge?: unknown; readonly id?: unknown };
  return [judge, id].find((name) => typeof name === 'string') ?? key;
}
