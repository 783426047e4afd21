import { describe, expect, it } from 'vitest';
import { checksumOf, endsWithChecksum } from './checksums.ts';
import { findSecrets } from './find-secrets.ts';

const namesIn = (text: string): string[] => findSecrets(text).map(({ name }) => name);
/** Of the form only: nobody has it. */
const checked = (prefix: string, body: string): string => `${prefix}${body}${checksumOf(body)}`;

describe('secrets', () => {
  it('are known by the checksum that GitHub and npm give them', () => {
    expect(endsWithChecksum('zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17')).toBe(true);
    const body = 'q7Yb2MvX0cKdT5nRzP8wLsJh3GfU6e';
    expect(namesIn(`Use ${checked('ghp_', body)}.`)).toEqual(['GitHub token']);
    expect(namesIn(`Use ${checked('npm_', body)}.`)).toEqual(['npm token']);
    expect(namesIn(`Use ghp_${body}000000.`)).toEqual([]);
  });

  it.each([
    ['password: Winter2024!x', 'password'],
    ['Das Passwort lautet: kX7mPq2vTz9a', 'password'],
    ['PGPASSWORD="t4Nz!pQw82xk"', 'password'],
    ['api_key = "9fQ2mXv7Kd0Lp3Rt8Wz1Yb6Nc4Hs5Jg"', 'key'],
    ['Authorization: Bearer q7Yb2MvX0cKdT5nRzP8wLsJh3GfU6e', 'key'],
    ['postgres://stock:kX7mPq2vTz9a@db.example.org/stock', 'password in an address'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAq7Yb2MvX0cKdT5nRzP8wLs', 'private key'],
    ['AccountKey=q7Yb2MvX0cKdT5nRzP8wLsJh3GfU6eq7Yb2MvX0cKdT5nRzP8wLsJh3GfU6eq7Yb2MvX0cKdT5nRzP8wLsABcD==', 'Azure storage key'],
  ])('%s is one', (text, name) => {
    expect(namesIn(text)).toEqual([name]);
  });

  it.each([
    'AKIAIOSFODNN7EXAMPLE and wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'The token 123e4567-e89b-42d3-a456-426614174000 names it.',
    'token: 123e4567-e89b-42d3-a456-426614174000',
    'The password is required and has at least 12 characters.',
    'password: string; secret: boolean | undefined',
    'const apiKey = process.env.SERVICE_API_KEY_2;',
    'password = settings.database_password_2',
    'password: <your-password-1>, token: ${TOKEN_1}',
    'https://user:password@host.example.org/',
    'A task-force is risk-averse, sk-learn too.',
    'the secret: 2024-05-14T10:00:00Z',
  ])('%s is none', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('end where a private key ends, whatever is written behind it', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMIIEowIBAAKCAQEAq7Yb2MvX0cKdT5nRzP8wLs\nq7Yb2MvX0c==\n-----END PRIVATE KEY-----';
    const text = `${key} Put it there, for example ... and restart.`;
    expect(findSecrets(text).map(({ start, end }) => text.slice(start, end))).toEqual([key]);
    const cut = 'MIIEowIBAAKCAQEAq7Yb2MvX0cKdT5nRzP8wLs\nq7Yb2MvX0cKdT5nRzP8wLs for example';
    expect(findSecrets(cut).map(({ end }) => cut.slice(end))).toEqual([' for example']);
  });

  it('have spans that hold them and nothing else', () => {
    const text = 'first password: Winter2024!x, then AKIA2EQAQF3B244CQQQ6.';
    expect(findSecrets(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Winter2024!x', 'AKIA2EQAQF3B244CQQQ6']);
  });
});
