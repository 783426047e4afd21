import { crc32 } from 'node:zlib';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const checksumLength = 6;

/** GitHub's and npm's tokens end with the CRC-32 of what stands before it, behind the prefix, in base 62 (github.blog, “Behind GitHub's new authentication token formats”, 2021). */
export function endsWithChecksum(body: string): boolean {
  return body.endsWith(checksumOf(body.slice(0, -checksumLength)));
}

export function checksumOf(body: string): string {
  let rest = crc32(body);
  let written = '';
  for (; rest > 0; rest = Math.floor(rest / digits.length)) written = digits.charAt(rest % digits.length) + written;
  return written.padStart(checksumLength, '0');
}

/** Whether the first part of a token is a JSON object that names how it is signed. */
export function isJwtHeader(part: string): boolean {
  try {
    const header: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof header === 'object' && header !== null && 'alg' in header;
  } catch {
    // Three words with dots between them are no token.
    return false;
  }
}
