import { readFile } from 'node:fs/promises';
import type { VaultKey } from '#config';
import { Fault } from '#core';
import { redactAround, redactRecord, redactText } from '#guard';
import { type Redacting, Vault } from '#store';

/** The guard's rules, as the store is given them. */
export const redacting: Redacting = { text: redactText, record: redactRecord, around: redactAround };

const shortestKey = 32;

export async function openVault(from: VaultKey): Promise<Vault> {
  return new Vault(from && ('key' in from ? from.key : await keyIn(from.file)));
}

async function keyIn(file: string): Promise<string> {
  const key = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('internal', `The key file ${file} of AQUIFER_VAULT_KEY_FILE cannot be read. Put it there or unset the variable.`, {
      cause,
    });
  });
  const trimmed = key.trim();
  if (trimmed.length >= shortestKey) return trimmed;
  throw new Fault(
    'internal',
    `The key in ${file} has ${trimmed.length} characters; ${shortestKey} are the least. openssl rand -base64 32 makes one.`,
  );
}

/** Cheap enough for every line of the log, and kinds whose form leaves no doubt: a JSON line stays one. */
export function sanitiseLogLine(line: string): string {
  return mayTell.test(line) ? redactText(line, ['payment-card', 'iban', 'national-id', 'e-mail']) : line;
}

/** An address, or digits enough for a number of anything, hours and ids of ours aside. */
const mayTell = /@|\d[\d .\u00a0-]{8,}\d|[A-Za-z]{2}\d{2}[ \dA-Za-z]{11}/;
