import { hkdfSync } from 'node:crypto';
import { Fault, type Redaction } from '#core';
import { openText, sealText } from '../database/sealed-text.ts';
import { KeyedHash } from './keyed-hash.ts';

const fingerprintBytes = 16;

/** As values are compared: “Anna  SCHMIDT,” is “anna schmidt”. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}@]+/gu) ?? [];

/** Keeps what was taken out of documents so that only who has its key reads it. Without a key it keeps nothing. */
export class Vault {
  readonly #key: Buffer | null;
  readonly #fingerprints: KeyedHash | null;

  constructor(key: string | null) {
    this.#key = key === null ? null : derived(key, 'seal');
    this.#fingerprints = key === null ? null : new KeyedHash(derived(key, 'fingerprint'));
  }

  /** One for each, in their order; null without a key. */
  seal(revisionId: string, redactions: readonly Redaction[]): (Buffer | null)[] {
    const key = this.#key;
    return redactions.map(({ value }, ordinal) => (key ? sealText(key, value, ownerOf(revisionId, ordinal)) : null));
  }

  get hasKey(): boolean {
    return this.#key !== null;
  }

  /** The same for the same words, whatever stands between them and however they are cased; null without a key. */
  fingerprint(value: string): Buffer | null {
    return this.#fingerprints?.of(wordsOf(value).join(' ')).subarray(0, fingerprintBytes) ?? null;
  }

  /** Null for what was never kept. `conflict` where it was kept under another key, or there is none now. */
  open(revisionId: string, ordinal: number, sealed: Buffer | null): string | null {
    if (sealed === null) return null;
    try {
      if (this.#key) return openText(this.#key, sealed, ownerOf(revisionId, ordinal));
    } catch (cause) {
      throw new Fault(
        'conflict',
        'These values were kept under another key than the present AQUIFER_VAULT_KEY. Start with the former one.',
        { cause },
      );
    }
    throw new Fault('conflict', 'These values were kept under a key, and there is none now. Start with the former AQUIFER_VAULT_KEY.');
  }
}

/** One for each use (RFC 5869). */
const derived = (key: string, use: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', `aquifer vault ${use}`, 32));

const ownerOf = (revisionId: string, ordinal: number): string => `redaction ${revisionId} ${ordinal}`;
