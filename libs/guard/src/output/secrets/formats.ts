import { endsWithChecksum, isJwtHeader } from './checksums.ts';
import { entropyOf } from './entropy.ts';

/** What a secret of one kind looks like. The first group, where there is one, is the secret; else all that matches. */
export interface SecretFormat {
  readonly name: string;
  readonly pattern: RegExp;
  /** What the form does not tell. */
  readonly isOne?: (secret: string) => boolean;
}

/** An encoded key, to its last line: what is written behind it is none of it. */
const keyLines = String.raw`[A-Za-z0-9+/=]{16,6000}(?:\s+[A-Za-z0-9+/=]{16,6000})*(?:\s+[A-Za-z0-9+/]{1,78}={1,2}|\s+[A-Za-z0-9+/=]{1,80}(?=\s*-----END))?(?:\s*-----END [A-Z0-9 ]{3,40}-----)?`;
const keyHeaders = String.raw`(?:\s*[A-Z][A-Za-z-]{2,20}: [^\n]{1,100}(?=\n)){0,4}`;

const isSpread = (secret: string): boolean => entropyOf(secret) >= 3;

/** As their makers publish them. Each begins with a name of its own, so that a text without any is read once. */
export const secretFormats: readonly SecretFormat[] = [
  { name: 'AWS access key', pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g },
  { name: 'Google API key', pattern: /\bAIza[\w-]{35}(?![\w-])/g, isOne: isSpread },
  { name: 'Google OAuth secret', pattern: /\bGOCSPX-[\w-]{28}(?![\w-])|\bya29\.[\w-]{30,500}/g, isOne: isSpread },
  { name: 'Azure storage key', pattern: /\bAccountKey=([A-Za-z0-9+/]{86}==)/g },
  { name: 'Azure shared access signature', pattern: /[?&;]sig=([A-Za-z0-9%+/]{40,140}(?:%3D|=))/gi },
  { name: 'Azure client secret', pattern: /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~-])/g, isOne: isSpread },
  { name: 'GitHub token', pattern: /\bgh[pousr]_[A-Za-z0-9]{36}\b/g, isOne: (secret) => endsWithChecksum(secret.slice(4)) },
  { name: 'GitHub token', pattern: /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/g, isOne: isSpread },
  { name: 'GitLab token', pattern: /\bgl(?:pat|ptt|dt|rt|cbt|soat|ft|imt|agent)-[\w-]{20,50}(?![\w-])/g, isOne: isSpread },
  {
    name: 'Slack token',
    pattern: /\bxox[abeoprs]-(?:\d{6,15}-){1,3}[A-Za-z0-9-]{10,80}|\bxapp-\d-[A-Z0-9]{8,15}-\d{8,15}-[a-f0-9]{32,64}/g,
    isOne: isSpread,
  },
  { name: 'Slack webhook', pattern: /hooks\.slack\.com\/(?:services|workflows)\/(T\w{8,12}\/[AB]\w{8,12}\/\w{20,40})/g },
  { name: 'Stripe key', pattern: /\b(?:[sr]k_(?:live|test)|whsec)_[A-Za-z0-9]{24,120}\b/g, isOne: isSpread },
  {
    name: 'OpenAI key',
    pattern: /\bsk-(?:(?:proj|svcacct|admin)-[\w-]{40,180}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})(?![\w-])/g,
    isOne: isSpread,
  },
  { name: 'Anthropic key', pattern: /\bsk-ant-(?:api|admin|sid)\d\d-[\w-]{60,130}(?![\w-])/g, isOne: isSpread },
  { name: 'Hugging Face token', pattern: /\bhf_[A-Za-z]{34}\b/g, isOne: isSpread },
  { name: 'npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g, isOne: (secret) => endsWithChecksum(secret.slice(4)) },
  { name: 'PyPI token', pattern: /\bpypi-AgE[\w-]{50,250}(?![\w-])/g },
  { name: 'SendGrid key', pattern: /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g, isOne: isSpread },
  { name: 'DigitalOcean token', pattern: /\bdo[oprt]_v1_[a-f0-9]{64}\b/g, isOne: isSpread },
  { name: 'Shopify token', pattern: /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/g, isOne: isSpread },
  { name: 'Telegram token', pattern: /(?<!\d)\d{8,10}:AA[\w-]{33}(?![\w-])/g, isOne: isSpread },
  { name: 'Vault token', pattern: /\bhv[bs]\.[\w-]{24,200}/g, isOne: isSpread },
  { name: 'Databricks token', pattern: /\bdapi[a-f0-9]{32}(?:-\d)?\b/g, isOne: isSpread },
  { name: 'age key', pattern: /\bAGE-SECRET-KEY-1[A-Z0-9]{58}\b/g },
  {
    name: 'signed token',
    pattern: /\beyJ[\w-]{10,600}\.eyJ[\w-]{10,4000}\.[\w-]{20,700}(?![\w-])/g,
    isOne: (secret) => isJwtHeader(secret.split('.', 1)[0] ?? ''),
  },
  {
    name: 'private key',
    // Its first line, or what the first line of the encoded key begins with where the header is in the sentence before.
    pattern: new RegExp(
      [
        String.raw`-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----${keyHeaders}\s*${keyLines}`,
        String.raw`\bMII[A-Za-z0-9+/]{2,6}(?:IBAAKCAQ|BADANBgkqhkiG9w0BAQEFAASC)${keyLines}`,
        String.raw`\bb3BlbnNzaC1rZXktdjE${keyLines}`,
      ].join('|'),
      'g',
    ),
  },
];

/** A text without any of these holds none of them. */
export const beginsSecret =
  /A[KSBC][ICS]A[A-Z2-7]{8}|AIza|GOCSPX-|ya29\.|AccountKey=|sig=|\dQ~|gh[pousr]_|github_pat_|\bgl[a-z]{2,5}-|xox[a-z]-|xapp-|slack\.com\/|[sr]k_(?:live|test)_|whsec_|sk-|hf_|npm_|pypi-|SG\.|do[oprt]_v1_|shp[a-z]{2}_|:AA|hv[bs]\.|dapi[a-f0-9]|AGE-SECRET|eyJ|PRIVATE KEY|\bMII|b3Blbn/i;
