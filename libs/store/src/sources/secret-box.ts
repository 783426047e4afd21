import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#core';
import { openText, sealText } from '../database/sealed-text.ts';

/** Keeps secrets so that the database alone does not give them away: AES-256-GCM under a key that is not in it. */
export class SecretBox {
  private readonly loadKey: () => Promise<Buffer>;
  private key: Promise<Buffer> | null = null;

  /** Under `secretKey` when there is one, else under the key file in `dataDir`, made at the first secret. */
  constructor({ secretKey, dataDir }: { readonly secretKey: string | null; readonly dataDir: string }) {
    this.loadKey = secretKey === null ? () => keyFile(dataDir) : async () => createHash('sha256').update(secretKey).digest();
  }

  /** `owner` is bound in: a secret moved to another row does not open. */
  async seal(secret: string, owner: string): Promise<Buffer> {
    return sealText(await this.keyOnce(), secret, owner);
  }

  async open(sealed: Buffer, owner: string): Promise<string> {
    const key = await this.keyOnce();
    try {
      return openText(key, sealed, owner);
    } catch (cause) {
      throw new Fault(
        'conflict',
        'This secret was kept under another key than the present one. Give the secret of the source or webhook again, or restore AQUIFER_SECRET_KEY or the file secret.key.',
        { cause },
      );
    }
  }

  /** The same for the same text: tells it again, and nothing to who has no key. */
  async markOf(text: string): Promise<string> {
    const key = Buffer.from(hkdfSync('sha256', await this.keyOnce(), '', 'aquifer names', 32));
    return createHmac('sha256', key).update(text).digest('hex').slice(0, 12);
  }

  private keyOnce(): Promise<Buffer> {
    this.key ??= this.loadKey().catch((error: unknown) => {
      this.key = null;
      throw error;
    });
    return this.key;
  }
}

/** Written beside and linked into place: two processes that start at once end with one key. */
async function keyFile(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, 'secret.key');
  const known = await readFile(path, 'utf8').catch(() => null);
  if (known !== null) return Buffer.from(known.trim(), 'base64');
  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
  await link(draft, path).catch(() => undefined);
  await rm(draft);
  return Buffer.from((await readFile(path, 'utf8')).trim(), 'base64');
}
