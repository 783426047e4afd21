import type { Config } from '#config';
export async function evaluate(_config: Config, _options: { kind: string; path: string }): Promise<void> {
  throw new Error('not wired yet');
}
