import { readFile } from 'node:fs/promises';
import { ConfigError, type VaultKey } from '#config';
import { redactAround, redactRecord, redactText } from '#guard';
import { type Redacting, Vault } from '#store';

/** The guard's rules, as the store is given them. */
export const redacting: Redacting = { text: redactText, record: redactRecord, around: redactAround };

const shortestKey = 32;

export async function openVault(from: VaultKey): Promise<Vault> {
  return new Vault(from && ('key' in from ? from.key : await keyIn(from.file)));
}

async function keyIn(file: string): Promise<string> {
  const key = await readFile(file, 'utf8').catch((cause: unknown): never => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw unusable(`the key file ${file} cannot be read (${why}); put it there for this process to read, or unset the variable`);
  });
  const trimmed = key.trim();
  if (trimmed.length >= shortestKey) return trimmed;
  const remedy = 'put a longer one into it ("openssl rand -base64 32" makes one), or unset the variable';
  throw unusable(`the key in ${file} has ${trimmed.length} characters and ${shortestKey} are the least; ${remedy}`);
}

const unusable = (problem: string): ConfigError => new ConfigError([`AQUIFER_VAULT_KEY_FILE: ${problem}`]);

/** Cheap enough for every line of the log, and kinds whose form leaves no doubt. A JSON line stays one, with its numbers: they are ours. */
export function sanitiseLogLine(line: string): string {
  try {
    const entry: unknown = JSON.parse(line, (_name, value: unknown) => (typeof value === 'string' ? sanitised(value) : value));
    return `${JSON.stringify(entry)}${line.endsWith('\n') ? '\n' : ''}`;
  } catch (error) {
    if (error instanceof SyntaxError) return sanitised(line);
    throw error;
  }
}

const sanitised = (text: string): string =>
  mayTell.test(text) ? redactText(text, ['payment-card', 'iban', 'national-id', 'e-mail']) : text;

/** An address, also spelt out, or digits enough for a number of anything: seven with what may stand between, an IBAN's, an Italian's code. */
const mayTell = /@|[([{]\s?at\s?[)\]}]|\d[\d .\u00a0-]{5,}\d|[A-Za-z]{2}\d{2}[- \dA-Za-z]{11}|[A-Za-z]{6}\d{2}[A-Za-z]\d{2}/i;
