import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigError, readConfig } from '#config';
import { QueueModule } from '#queue';
import { openRuntime, RuntimeModule, sanitiseLogLine, untilStopped } from '#runtime';
import { openLog } from '#telemetry';
import { WorkerModule } from './worker.module.ts';

@Module({})
class WorkerApp {}

try {
  const config = readConfig(process.env);
  if (config.database.kind === 'embedded')
    throw new ConfigError([
      'DATABASE_URL: a worker of its own needs a PostgreSQL server; without one "aquifer serve" does the work itself',
    ]);
  const log = openLog(config.log, config.personalData.traces === 'keep' ? {} : { sanitise: sanitiseLogLine });
  await using runtime = await openRuntime(config, log);
  await using _following = await runtime.configurations.start();
  const worker = await NestFactory.createApplicationContext(
    { module: WorkerApp, imports: [RuntimeModule.on(runtime), QueueModule.on(runtime.queueConnection), WorkerModule] },
    { logger: ['error', 'warn'] },
  );
  // Before anybody is told that it works: who is told may stop it at once.
  const stopped = untilStopped();
  log.info({ concurrency: config.worker.concurrency }, 'working');
  for (const warning of runtime.warnings) log.warn(warning);
  const signal = await stopped;
  log.info({ signal }, 'stopping: finishing what is in hand');
  await worker.close();
} catch (error) {
  if (!(error instanceof ConfigError) && !(error instanceof Error && error.name === 'Fault')) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
