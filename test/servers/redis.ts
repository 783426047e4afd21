import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { absent, type Started } from './started.ts';

/** A Redis of this test run alone, in memory. */
export interface RealRedis extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  /** As a crash: what it held is lost. */
  crash(): Promise<void>;
  /** Starts it again at the same address, empty. */
  restart(): Promise<void>;
}

/** Starts one on a free port, or tells why there is none here. */
export async function startRedis(): Promise<Started<RealRedis>> {
  if (spawnSync('redis-server', ['--version']).status !== 0)
    return absent('no redis-server in the path; on Debian: apt-get install redis-server');
  const dir = await mkdtemp(join(tmpdir(), 'aquifer-redis-'));
  const port = await freePort();
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    dir,
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
  ];
  let child = await start(settings);
  const crash = async (): Promise<void> => {
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await exited;
  };
  return {
    server: {
      url: `redis://127.0.0.1:${port}`,
      get pid() {
        return child.pid as number;
      },
      crash,
      restart: async () => void (child = await start(settings)),
      [Symbol.asyncDispose]: async () => {
        await crash();
        await rm(dir, { recursive: true, force: true });
      },
    },
    reason: null,
  };
}

async function start(settings: readonly string[]): Promise<ChildProcess> {
  const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('redis-server did not start')));
    child.stdout.on('data', (bytes: Buffer) => bytes.toString().includes('Ready to accept connections') && resolve());
  });
  return child;
}
