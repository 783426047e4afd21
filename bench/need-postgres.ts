import { type RealPostgres, startPostgres } from '../test/servers/index.ts';

/** A server of the benchmark's own, or an error that says why there is none. */
export async function needPostgres(): Promise<RealPostgres> {
  const { server, reason } = await startPostgres();
  if (!server) throw new Error(`no PostgreSQL here: ${reason}`);
  return server;
}
