import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#core';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

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
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, await this.keyOnce(), iv).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  async open(sealed: Buffer, owner: string): Promise<string> {
    const key = await this.keyOnce();
    try {
      const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivBytes)).setAAD(Buffer.from(owner));
      decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
      return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
    } catch (cause) {
      throw new Fault(
        'conflict',
        'This secret was kept under another key than the present one. Give the secret of the source or webhook again, or restore AQUIFER_SECRET_KEY or the file secret.key.',
        { cause },
      );
    }
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
