import { isIP } from 'node:net';
import { aroundHints } from './around-hints.ts';
import { type Finder, finderOf, isCued } from './personal-datum.ts';

const four = /(?<![\w.:/-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)/g;
const six = /(?<![\w:.])(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?![\w:]|\.\w)/gi;
const mac = /(?<![\w:.-])[\da-f]{2}(?:([:-])[\da-f]{2}(?:\1[\da-f]{2}){4})(?![\w:-])/gi;
/** What has four parts is a version as well. */
const version = /(?:\bv|version|release|build|firmware|section|clause|\bec)\W{0,3}$/i;
/** Nobody's: this host, all hosts, masks, examples (RFC 1122, 5737, 3849). */
const nobody =
  /^(?:0\.|127\.|255\.|22[4-9]\.|23\d\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)|^::1?$|^2001:0?db8:|^ff|^(?:ff:){5}ff$|^(?:00[:-]){5}00$/i;

const versionFour = finderOf('ip-address', four, (address, { input, index }) => {
  if (isIP(address) !== 4 || nobody.test(address) || version.test(input.slice(Math.max(0, index - 16), index))) return null;
  // Numbers of sections have four parts as well, and small ones.
  return { confidence: /\d\d/.test(address) ? 0.8 : 0.4, detail: 'IPv4' };
});
const versionSix = finderOf('ip-address', six, (address, match) => {
  if (isIP(address) !== 6 || nobody.test(address)) return null;
  // “a::b” is a path in many languages.
  const isLong = address.split(':').length >= 5 || /\d/.test(address);
  return { confidence: isLong || isCued(/\bip/i, match) ? 0.85 : 0.3, detail: 'IPv6' };
});
const hardware = finderOf('mac-address', mac, (address) => (nobody.test(address) ? null : { confidence: 0.9 }));

const findSix = aroundHints(/[\da-f]:[\da-f:]|::/gi, { before: 60, after: 60 }, versionSix);

export const findNetworkAddresses: Finder = (text) => [...versionFour(text), ...findSix(text)];
export const findHardwareAddresses: Finder = aroundHints(/[\da-f]{2}[:-][\da-f]{2}[:-]/gi, { before: 20, after: 20 }, hardware);
