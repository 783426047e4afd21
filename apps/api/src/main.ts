import 'reflect-metadata';
import { ConfigError, readConfig } from '#config';
import { ensureCollection, openRuntime, sanitiseLogLine, untilStopped } from '#runtime';
import { openLog } from '#telemetry';
import { createApi } from './create-api.ts';
import { closeApi, listen } from './listen.ts';

/** How long requests in hand may take to end once the service is asked to stop. */
const graceMs = 3000;

try {
  const config = readConfig(process.env);
  const log = openLog(config.log, config.personalData.traces === 'keep' ? {} : { sanitise: sanitiseLogLine });
  await using runtime = await openRuntime(config, log);
  await ensureCollection(runtime.database);
  await using _following = await runtime.configurations.start();
  const api = await createApi(runtime);
  // Before anybody is told that it is ready: who is told may stop it at once.
  const stopped = untilStopped();
  const address = await listen(api, config.http);
  log.info({ address, seconds: Math.round(process.uptime() * 10) / 10 }, 'ready');
  for (const warning of [...runtime.warnings, ...runtime.configurations.warnings]) log.warn(warning);
  const signal = await stopped;
  log.info({ signal }, 'stopping: finishing what is in hand');
  await closeApi(api, graceMs);
} catch (error) {
  if (!(error instanceof ConfigError) && !(error instanceof Error && error.name === 'Fault')) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
