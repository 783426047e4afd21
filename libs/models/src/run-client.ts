import { spawn } from 'node:child_process';
import { SourceFailure } from './transfer.ts';

const keptCharacters = 20_000;

/** Runs a package client of this machine; its output is kept only to say why it failed. */
export async function runClient(command: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], signal });
  let output = '';
  const keep = (text: string) => (output = (output + text).slice(-keptCharacters));
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  child.on('error', (error) => {
    if (signal.aborted) reject(signal.reason);
    else if ('code' in error && error.code === 'ENOENT')
      reject(new SourceFailure(`the command "${command}" is not on this machine`, { isUnreachable: true }));
    else reject(new SourceFailure(`"${command}" did not start: ${error.message}`, { cause: error }));
  });
  child.on('close', (code) => {
    if (code === 0) resolve(output);
    else reject(new SourceFailure(`"${command}" ended with ${code}: ${lastError(output)}`));
  });
  return await promise;
}

function lastError(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const error = lines.find((line) => /^\[?error\]?/i.test(line) && line.length > 12);
  return (error ?? lines.findLast((line) => line !== '') ?? 'it said nothing').slice(0, 300);
}
