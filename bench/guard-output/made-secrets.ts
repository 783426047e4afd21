// Secrets that nobody has: drawn by a seeded generator from the formats that their makers publish, with checksums where a format has one, in
// sentences as documents have them. And what looks like one and is none.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { seeded } from '../guard-texts.ts';

export interface MadeSecret {
  readonly format: string;
  readonly secret: string;
  readonly text: string;
}

const small = 'abcdefghijklmnopqrstuvwxyz';
const capital = small.toUpperCase();
const digit = '0123456789';
const word = small + capital + digit;
const base64 = `${word}+/`;
const url64 = `${word}-_`;
const hex = 'abcdef0123456789';
const base32 = `${capital}234567`;

const carriers = [
  'Use %s for the nightly job.',
  'The key is %s.',
  'export TOKEN=%s',
  '{"token": "%s", "active": true}',
  'Anmelden mit `%s` am Testserver.',
  'La clé est %s, à ne pas partager.',
  'curl -H "X-Key: %s" https://api.example.org/v1/items',
] as const;

/** So many of each format. */
export function madeSecrets(seed: number, each: number): MadeSecret[] {
  const random = seeded(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const some = (letters: string, length: number): string =>
    Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
  const checked = (prefix: string): string => {
    const body = some(word, 30);
    return `${prefix}${body}${inBase62(crc32(body))}`;
  };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const own: Readonly<Record<string, () => string>> = {
    'AWS access key': () => `${pick(['AKIA', 'ASIA'])}${some(base32, 16)}`,
    'Google API key': () => `AIza${some(url64, 35)}`,
    'Google OAuth secret': () => `GOCSPX-${some(url64, 28)}`,
    'Azure storage key': () =>
      `DefaultEndpointsProtocol=https;AccountName=stock;AccountKey=${some(base64, 86)}==;EndpointSuffix=core.windows.net`,
    'Azure signature': () => `https://stock.blob.example.net/a?sv=2022-11-02&sig=${some(word, 43)}%3D`,
    'Azure client secret': () => `${some(word, 3)}8Q~${some(`${word}.~_-`, 34)}`,
    'GitHub token': () => checked(pick(['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'])),
    'GitHub fine-grained token': () => `github_pat_${some(word, 22)}_${some(word, 59)}`,
    'GitLab token': () => `glpat-${some(url64, 20)}`,
    'Slack token': () => `xoxb-${some(digit, 11)}-${some(digit, 12)}-${some(word, 24)}`,
    'Slack webhook': () => `https://hooks.slack.com/services/T${some(capital + digit, 8)}/B${some(capital + digit, 9)}/${some(word, 24)}`,
    'Stripe key': () => `${pick(['sk_live_', 'rk_live_', 'whsec_'])}${some(word, 32)}`,
    'OpenAI key': () => pick([() => `sk-${some(word, 20)}T3BlbkFJ${some(word, 20)}`, () => `sk-proj-${some(url64, 64)}`])(),
    'Anthropic key': () => `sk-ant-api03-${some(url64, 95)}`,
    'Hugging Face token': () => `hf_${some(small + capital, 34)}`,
    'npm token': () => checked('npm_'),
    'PyPI token': () => `pypi-AgEIcHlwaS5vcmc${some(url64, 120)}`,
    'SendGrid key': () => `SG.${some(url64, 22)}.${some(url64, 43)}`,
    'DigitalOcean token': () => `dop_v1_${some(hex, 64)}`,
    'Telegram token': () => `${some('123456789', 9)}:AA${some(url64, 33)}`,
    'private key': () =>
      `-----BEGIN ${pick(['RSA ', 'EC ', 'OPENSSH ', ''])}PRIVATE KEY-----\n${some(base64, 64)}\n${some(base64, 64)}\n${some(base64, 40)}`,
    'signed token': () => `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: some(digit, 8), iat: 1_700_000_000 })}.${some(url64, 43)}`,
    'password in an address': () => `postgres://stock:${some(word, 14)}@db.example.org:5432/stock`,
  };
  const assigned: readonly (readonly [string, () => string])[] = [
    ['password', () => `password: ${pick(['Winter', 'Sommer', 'Tiger', 'Ocean'])}${some(digit, 4)}${pick(['!', '#', '?x'])}`],
    ['password', () => `Das Passwort lautet: ${some(word, 12)}${some(digit, 2)}`],
    ['password', () => `DB_PASSWORD="${some(`${word}!#_`, 12)}${some(digit, 2)}"`],
    ['key', () => `api_key = "${some(word, 32)}"`],
    ['key', () => `client_secret: ${some(hex, 40)}`],
    ['key', () => `AWS_SECRET_ACCESS_KEY=${some(base64, 40)}`],
    ['key', () => `Authorization: Bearer ${some(url64, 40)}`],
  ];
  const made = (format: string, secret: string, carrier: string): MadeSecret => ({
    format,
    secret,
    text: carrier.replace('%s', () => secret),
  });
  return [
    ...Object.entries(own).flatMap(([format, make]) => Array.from({ length: each }, () => made(format, make(), pick(carriers)))),
    ...assigned.flatMap(([format, make]) => Array.from({ length: each }, () => made(`${format} by its words`, make(), '%s'))),
  ];
}

/** Of the same shapes, and no secret: hashes, identifiers, examples, a wrong checksum, words. */
export function nearSecrets(seed: number, each: number): MadeSecret[] {
  const random = seeded(seed);
  const some = (letters: string, length: number): string =>
    Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
  const hash = (name: string): string => createHash(name).update(some(word, 12)).digest('hex');
  const uuid = (): string => `${some(hex, 8)}-${some(hex, 4)}-4${some(hex, 3)}-a${some(hex, 3)}-${some(hex, 12)}`;
  const kinds: Readonly<Record<string, () => string>> = {
    'hash of a file': () => `sha256: ${hash('sha256')}`,
    commit: () => `Fixed in ${hash('sha1')}.`,
    'integrity of a package': () => `"integrity": "sha512-${createHash('sha512').update(some(word, 9)).digest('base64')}"`,
    identifier: () => `The key ${uuid()} names the record.`,
    'token by name': () => `Set token: ${uuid()} is no secret.`,
    'published example': () => 'Use AKIAIOSFODNN7EXAMPLE and wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY.',
    'wrong checksum': () => `ghp_${some(word, 30)}000000 is written like one.`,
    'place to fill in': () => 'password: <your-password>, api_key = "YOUR_API_KEY_1234567890", token: ${TOKEN}',
    'public key': () => `ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ${some(base64, 200)} me@host`,
    certificate: () => `-----BEGIN CERTIFICATE-----\nMIIDdzCCAl${some(base64, 64)}\n-----END CERTIFICATE-----`,
    'password in words': () => 'The password is required, has at least 12 characters, and password: string is its type.',
    'name of a variable': () => 'const apiKey = process.env.SERVICE_API_KEY_2; secret = settings.client_secret_v2',
    'address with a user': () => 'git clone ssh://git@github.example.org/team/stock.git or https://user:password@host.example.org/',
    'date and version': () => 'key: 2024-05-14T10:00:00Z, token: v1.22.3-alpine3.19',
  };
  return Object.entries(kinds).flatMap(([format, make]) => Array.from({ length: each }, () => ({ format, secret: '', text: make() })));
}

function inBase62(value: number): string {
  const digits = digit + capital + small;
  let written = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) written = digits.charAt(rest % 62) + written;
  return written.padStart(6, '0');
}
