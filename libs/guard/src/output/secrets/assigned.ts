import { isDrawn, kindsOfSigns } from './entropy.ts';
import type { SecretFormat } from './formats.ts';

const passwords = 'password|passwd|passphrase|passcode|pwd|passwort|kennwort|mot de passe|contraseña|senha|parola d’ordine|wachtwoord';
const keys =
  'api[ _-]?key|access[ _-]?key|secret[ _-]?key|client[ _-]?secret|(?:access|auth|bearer|refresh|api)[ _-]?token|app[ _-]?secret|signing[ _-]?secret|secret|token|credential';
const joint = `["'”’\\]]{0,2}\\s{0,3}(?::=|=>|[:=]|\\bis\\b:?|\\bist\\b:?|\\blautet\\b:?|\\bes\\b:?|\\best\\b:?|\\bè\\b:?)\\s{0,3}["'“‘\`]{0,2}`;

/** Said to be a secret by the words before it, and none by its form. */
export const assignedFormats: readonly SecretFormat[] = [
  { name: 'password', pattern: new RegExp(`(?:${passwords})${joint}([^\\s"'“”‘’\`<>(){}\\[\\],;]{8,64})`, 'giu'), isOne: isPassword },
  { name: 'key', pattern: new RegExp(`(?<!public |primary |foreign )(?:${keys})${joint}([\\w+/=.~-]{16,200})`, 'giu'), isOne: isKey },
  {
    name: 'key',
    pattern: /\b(?:authorization|proxy-authorization)["']?\s{0,3}[:=]\s{0,3}["']?(?:bearer|basic|token)\s{1,3}([\w+/=.~-]{16,400})/giu,
    isOne: isKey,
  },
  {
    name: 'password in an address',
    pattern: /\b[a-z][a-z0-9+.-]{1,19}:\/\/[^\s/:@"'<>]{1,80}:([^\s/:@"'<>]{3,120})@[\w.-]/giu,
    isOne: isInAddress,
  },
];

/** Cheap to ask: a text without one of these assigns no secret. */
export const namesSecret =
  /pass|pwd|kennwort|contrase|senha|parola|wachtwoord|key|secret|token|credential|authorization|:\/\/[^\s/]{1,200}@/iu;

/** People's passwords are no random strings: three kinds of signs, a digit among them, and no word, path or call. */
function isPassword(value: string): boolean {
  const plain = value.replace(/[.!?]+$/, '');
  if (plain.length < 8 || /^[\w-]+(?:\.[a-z_][\w-]*)+$/i.test(plain) || /[/\\]\w+[/\\]/.test(plain)) return false;
  return /\d/.test(plain) && /[a-z]/i.test(plain) && (kindsOfSigns(plain) >= 3 || isDrawn(plain));
}

/** Names of variables and files hold digits too; what is drawn by chance changes between letters and digits all the time. */
function isKey(value: string): boolean {
  const plain = value.replace(/[.=]+$/, '');
  return plain.length >= 16 && !/^[a-z_]+(?:[._-][a-z_]+\d{0,3})+$/i.test(plain) && !isDated(plain) && isDrawn(plain);
}

/** Identifiers that are told to everybody: UUIDs, versions, moments. */
const isDated = (value: string): boolean =>
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(value) ||
  /^v?\d+(?:\.\d+)+/.test(value) ||
  /^\d{4}-\d\d-\d\d/.test(value);

const toldNames =
  /^(?:pass(?:word|wd|phrase)?|pwd|pw|secret|token|user(?:name)?|postgres|root|admin|guest|mysql|redis|minio\w*|test|foo|bar|hunter2|key|p4ssw0rd|s3cret|1234\w*)$/i;
function isInAddress(value: string): boolean {
  return !toldNames.test(value) && !/^[A-Z_]+$/.test(value);
}
