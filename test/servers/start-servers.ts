import { startPostgres } from './postgres.ts';
import { startRedis } from './redis.ts';

/** PostgreSQL and Redis for processes of the server shape. `missing` says which of them cannot be had here, or null. */
export interface Servers extends AsyncDisposable {
  readonly missing: string | null;
  /** Settings of a process on a database of its own, migrated. */
  environment(): Promise<Record<string, string>>;
}

export async function startServers(): Promise<Servers> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  return {
    missing: [postgres.reason, redis.reason].filter((reason) => reason !== null).join('; ') || null,
    environment: async () => ({ DATABASE_URL: (await postgres.server?.freshDatabase()) ?? '', REDIS_URL: redis.server?.url ?? '' }),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([postgres.server?.[Symbol.asyncDispose](), redis.server?.[Symbol.asyncDispose]()]);
    },
  };
}
