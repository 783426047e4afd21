import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Fault } from '#core';
import type { PageDone } from '../parse/parse-source.ts';
import type { ChildAnswer, ChildRequest, ParseReply } from './protocol.ts';
import { residentMemoryMb } from './resident-memory.ts';

export interface ProcessLimits {
  /** For a document; where pages are recognised, for each of those: a scan of 300 pages is no worse a document than one of three. */
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

export interface ParseWatch {
  readonly signal: AbortSignal;
  readonly onPage?: (done: PageDone) => void;
}

/** The child ended without an answer and not by our hand. */
export class ChildCrashed extends Error {
  override readonly name = 'ChildCrashed';
}

const startMs = 30_000;
const memoryCheckMs = 100;

/** One parse child. After a rejection that is not a Fault of the parser it is dead: make another. */
export class ParseProcess {
  private readonly child: ChildProcess;
  private readonly limits: ProcessLimits;
  private readonly ready: Promise<void>;
  private stderr = '';
  private parsed = 0;
  private highestMb = 0;
  private killed = false;

  constructor(limits: ProcessLimits) {
    this.limits = limits;
    const isSource = import.meta.url.endsWith('.ts');
    this.child = fork(fileURLToPath(new URL(`./parse-child${isSource ? '.ts' : '.js'}`, import.meta.url)), [], {
      execArgv: [...(isSource ? ['--conditions=source'] : []), '--no-warnings', `--max-old-space-size=${limits.memoryMb}`],
      env: minimalEnvironment(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', (data: Buffer) => (this.stderr = (this.stderr + data.toString()).slice(-4000)));
    this.child.on('error', () => this.kill());
    this.ready = this.begin();
    this.ready.catch(() => this.kill());
  }

  get isAlive(): boolean {
    return !this.killed && this.child.exitCode === null && this.child.signalCode === null && this.child.connected;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get parsedCount(): number {
    return this.parsed;
  }

  /** The most memory seen in it, in megabytes. */
  get peakMb(): number {
    return this.highestMb;
  }

  kill(): void {
    this.killed = true;
    this.child.kill('SIGKILL');
  }

  async ended(): Promise<void> {
    if (this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }

  /** Rejects with the parser's Fault, with parse_limit, with the signal's reason, or with ChildCrashed. */
  async answer(request: ChildRequest, { signal, onPage }: ParseWatch): Promise<ChildAnswer> {
    signal.throwIfAborted();
    await this.start(signal);
    const { promise, resolve, reject } = Promise.withResolvers<ChildAnswer>();
    const stop = (error: unknown): void => {
      reject(error);
      this.kill();
    };
    const onDone = (done: PageDone): void => {
      if (done.recognised) timer.refresh();
      onPage?.(done);
    };
    const onMessage = (reply: ParseReply): void => {
      if ('done' in reply) onDone(reply.done);
      else if ('fault' in reply) reject(new Fault(reply.fault.code, reply.fault.message));
      else resolve(reply);
    };
    const onExit = (code: number | null, by: string | null): void => reject(this.crash(request.fileName, code, by));
    const onAbort = (): void => stop(signal.reason);
    const timer = setTimeout(() => stop(this.tooSlow(request)), this.limits.timeoutMs);
    const memory = setInterval(() => void this.checkMemory(request.fileName, stop), memoryCheckMs);
    this.child.on('message', onMessage).on('exit', onExit);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      this.parsed += 1;
      this.child.send(request, (error) => error && reject(new ChildCrashed('the parse child is gone', { cause: error })));
      return await promise;
    } finally {
      clearTimeout(timer);
      clearInterval(memory);
      this.child.off('message', onMessage).off('exit', onExit);
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** Settles once: the first message says that the child listens. */
  private begin(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(
      () => reject(new ChildCrashed(`a parse child did not start within ${startMs / 1000} s: ${this.stderr}`)),
      startMs,
    );
    this.child.once('message', () => resolve());
    this.child.once('exit', (code, by) => reject(new ChildCrashed(`a parse child ended with ${by ?? code} at its start: ${this.stderr}`)));
    return promise.finally(() => clearTimeout(timer));
  }

  private async start(signal: AbortSignal): Promise<void> {
    const onAbort = (): void => this.kill();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      await this.ready;
    } finally {
      signal.removeEventListener('abort', onAbort);
      signal.throwIfAborted();
    }
  }

  private async checkMemory(fileName: string, stop: (error: unknown) => void): Promise<void> {
    const used = this.child.pid === undefined ? null : await residentMemoryMb(this.child.pid);
    this.highestMb = Math.max(this.highestMb, used ?? 0);
    if (used !== null && used > this.limits.memoryMb) stop(this.tooBig(fileName));
  }

  private crash(fileName: string, code: number | null, by: string | null): Error {
    if (/heap out of memory|allocation failed/i.test(this.stderr)) return this.tooBig(fileName);
    return new ChildCrashed(`the parser of "${fileName}" ended with ${by ?? `status ${code}`}: ${this.stderr.slice(-500)}`);
  }

  private tooSlow(request: ChildRequest): Fault {
    const { fileName } = request;
    const tooLong = `took longer than ${this.limits.timeoutMs / 1000} s to`;
    // Who draws gives less time than the setting does: raising it would not help.
    if ('page' in request)
      return new Fault(
        'parse_limit',
        `Page ${request.page} of "${fileName}" ${tooLong} draw and was given up; its text can still be read.`,
      );
    return new Fault(
      'parse_limit',
      `"${fileName}" ${tooLong} read and was stopped. Split or simplify it, or raise AQUIFER_PARSE_TIMEOUT_SECONDS.`,
    );
  }

  private tooBig(fileName: string): Fault {
    return new Fault(
      'parse_limit',
      `"${fileName}" needed more than ${this.limits.memoryMb} MB of memory to read and was stopped. Split or simplify it, or raise AQUIFER_PARSE_MEMORY_MB.`,
    );
  }
}

/** Nothing secret reaches a process that reads strangers' files. Windows cannot start a program without its system root. */
function minimalEnvironment(): NodeJS.ProcessEnv {
  return { TZ: 'UTC', LANG: 'C.UTF-8', ...(process.platform === 'win32' ? { SystemRoot: 'C:\\Windows' } : {}) };
}
