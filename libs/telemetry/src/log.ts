import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

interface LogSettings {
  readonly level: string;
  readonly format: 'json' | 'pretty';
}

export interface LogParts {
  readonly out?: NodeJS.WritableStream;
  readonly sanitise?: (line: string) => string;
}

/**
 * JSON lines, or one readable line per event for a person at a terminal. Never logs document text, questions or keys; what an error of
 * somebody else's may quote of them goes through `sanitise`, which must leave JSON whole.
 */
export function openLog(settings: LogSettings, { out = process.stdout, sanitise = (line) => line }: LogParts = {}): Log {
  const options = {
    level: settings.level,
    redact: ['key', 'authorization', '*.authorization'],
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: { streamWrite: sanitise },
  };
  return settings.format === 'json' ? pino(options) : pino(options, readableLines(out));
}

function readableLines(out: NodeJS.WritableStream): DestinationStream {
  return { write: (line: string) => void out.write(readableLine(line)) };
}

const levelNames: Readonly<Record<number, string>> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' };

function readableLine(json: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(json) as Record<string, unknown>;
  const clock = String(time).slice(11, 19);
  const fields = Object.entries(rest).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const stack = typeof err === 'object' && err !== null && 'stack' in err ? `\n${String(err.stack)}` : '';
  return `${clock} ${(levelNames[Number(level)] ?? '').padEnd(5)} ${typeof msg === 'string' ? msg : ''}${fields.length > 0 ? `  ${fields.join(' ')}` : ''}${stack}\n`;
}
