import 'reflect-metadata';
import { ConfigError, readConfig } from '#config';
import { ensureCollection, openRuntime, untilStopped } from '#runtime';
import { openLog } from '#telemetry';
import { createApi } from './create-api.ts';

try {
  const config = readConfig(process.env);
  const log = openLog(config.log);
  await using runtime = await openRuntime(config, log);
  await ensureCollection(runtime.database);
  const api = await createApi(runtime);
  await api.listen(config.http.port, config.http.host);
  const address = (await api.getUrl()).replace('[::1]', 'localhost');
  log.info({ address, seconds: Math.round(process.uptime() * 10) / 10 }, 'ready');
  for (const warning of runtime.warnings) log.warn(warning);
  const signal = await untilStopped();
  log.info({ signal }, 'stopping: finishing what is in hand');
  await api.close();
} catch (error) {
  if (!(error instanceof ConfigError) && !(error instanceof Error && error.name === 'Fault')) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
