import { execFile } from 'node:child_process';
import { Fault } from '#core';

export interface GitRun {
  /** Null before there is a repository. */
  readonly dir: string | null;
  readonly signal: AbortSignal;
  /** Settings of this run alone; they travel in the environment, where other users of the machine do not see them. */
  readonly settings?: readonly (readonly [name: string, value: string])[];
  /** Ways to another repository that are open, as GIT_ALLOW_PROTOCOL has them; none unless given. */
  readonly protocols?: string;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
}

/** Nothing of the machine's or the repository's settings runs a program: no hooks, no helpers, no monitors, no prompts. */
const harmless: readonly (readonly [string, string])[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['credential.helper', ''],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['http.followRedirects', 'false'],
  ['http.lowSpeedLimit', '1000'],
  ['http.lowSpeedTime', '60'],
  ['submodule.recurse', 'false'],
];

/** Runs git with a bare environment and gives what it printed. */
export function runGit(args: readonly string[], run: GitRun): Promise<Buffer> {
  const all = run.dir === null ? [...args] : ['--git-dir', run.dir, ...args];
  const options = {
    env: environmentOf(run),
    encoding: 'buffer',
    maxBuffer: run.maxBytes ?? 256 * 1024 * 1024,
    timeout: run.timeoutMs ?? 120_000,
    signal: run.signal,
  } as const;
  return new Promise((resolve, reject) => {
    execFile('git', all, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(run.signal.aborted ? run.signal.reason : toFault(error, stderr.toString('utf8'), args[0] ?? ''));
    });
  });
}

function environmentOf({ settings = [], protocols = '' }: GitRun): NodeJS.ProcessEnv {
  const all = [...harmless, ...settings];
  return {
    // What finds git itself is no setting of ours.
    PATH: process.env['PATH'],
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: protocols || 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_CONFIG_COUNT: String(all.length),
    ...Object.fromEntries(
      all.flatMap(([name, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, name],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}

const causes: readonly (readonly [RegExp, ConstructorParameters<typeof Fault>[0], string])[] = [
  [
    /authentication failed|could not read (username|password)|\b40[13]\b/i,
    'forbidden',
    'Check that the secret is right and may read this repository.',
  ],
  [/couldn't find remote ref/i, 'bad_request', 'Check the branch in the settings.'],
  [/unable to update url base from redirection|\b30[1278]\b/i, 'bad_request', 'The repository has moved; give its new address.'],
  [
    /repository .*not found|does not appear to be a git repository|\b404\b/i,
    'not_found',
    'Check the address and, for a private repository, the secret.',
  ],
  [
    /could not resolve|failed to connect|connection|timed out|\b5\d\d\b|early eof|unable to access/i,
    'source_unreachable',
    'It is tried again at the next visit.',
  ],
];

export class GitError extends Error {
  override readonly name = 'GitError';
}

function toFault(error: Error & { code?: unknown; killed?: boolean }, said: string, command: string): Error {
  if (error.code === 'ENOENT')
    return new Fault(
      'bad_request',
      'The program "git" is not installed where the worker runs. Install it, or use a source of kind "github".',
      { cause: error },
    );
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return new Fault('too_large', `git ${command} printed more than is taken.`, { cause: error });
  if (error.killed)
    return new Fault('source_unreachable', `git ${command} took too long. It is tried again at the next visit.`, { cause: error });
  const words = said.trim().split('\n').slice(-3).join(' ').slice(0, 500);
  const known = causes.find(([pattern]) => pattern.test(words));
  if (known && (command === 'fetch' || command === 'ls-remote'))
    return new Fault(known[1], `git ${command}: ${words} ${known[2]}`, { cause: error });
  return new GitError(`git ${command} failed: ${words}`, { cause: error });
}
