import { Fault } from '#core';
import { NoRoom } from '#models';
import type { Log } from '#telemetry';

/** Why the process has no generator that its settings name. */
export interface NotLoaded {
  /** For the operator: with paths, figures and the remedy. */
  readonly warning: string;
  /** For whoever asks a question: of which kind the trouble is, in words of ours alone. */
  readonly why: string;
}

/** What is foreseen is told once, with the other warnings of the start; the rest is logged with where it came from. */
export function notLoaded(error: unknown, log: Pick<Log, 'warn'>): NotLoaded {
  if (!(error instanceof Fault)) log.warn({ err: error }, 'no generator');
  const message = error instanceof Error ? error.message : String(error);
  const why = `the model of this service could not be loaded${kindOf(error)}`;
  return { warning: `no generator, so answers are extracted: ${message}`, why };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Fault)) return '; the log tells why';
  if (error.cause instanceof NoRoom) return ': there is no room for it';
  return error.code === 'not_found' ? ': it is not on this machine' : '; the log tells why';
}
