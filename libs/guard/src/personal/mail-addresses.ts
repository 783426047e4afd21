import { anyCase } from './any-case.ts';
import { aroundHints } from './around-hints.ts';
import { type Finder, finderOf, type PersonalDatum } from './personal-datum.ts';

/** As it stands in a text, in a link (“mailto:…”, “…%40…”), a path or between marks. */
const written =
  /(?<![\p{L}\p{N}@])[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}(?:@\n?|%40)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,5}\p{L}{2,24}(?![\p{L}\p{N}@]|-\p{L})/gu;
/** Behind a domain: “anna@example.org.pdf”. */
const fileEnding = /(?<=(?:@|%40)[^@]{1,250}\.\p{L}{2,24})\.(?:pdf|docx?|odt|xlsx?|pptx?|csv|md|txt|html?|json|xml|eml|msg|png|jpe?g)$/iu;
/** Names of files, of packages and of accounts that belong to programs. Serbia, Paraguay and Moldova end as source files do. */
const noDomain =
  /\.(?:png|jpe?g|gif|svg|webp|css|js|ts|json|html?|rb|go|txt|service|timer|socket|target|lock)$|@(?:\d[^.]*\.)+(?:py|rs|md)$|@\dx\./i;
const program = /^(?:git|hg|svn|root|localhost)@/i;
/** Who logs in at an address of the web, and with which password: “postgres://reader:word@db.example.org”. */
const logsIn = /[a-z][a-z0-9+.-]{0,20}:\/\/[\w.~%:+-]{0,80}$/i;

const plain: Finder = (text) => {
  const found: PersonalDatum[] = [];
  for (const match of text.matchAll(written)) {
    const address = match[0].replace(fileEnding, '');
    const after = text.slice(match.index + address.length, match.index + address.length + 2);
    if (noDomain.test(address) || (program.test(address) && /^:[\w~]/.test(after))) continue;
    if (logsIn.test(text.slice(Math.max(0, match.index - 100), match.index))) continue;
    found.push({ kind: 'e-mail', start: match.index, end: match.index + address.length, confidence: 0.95, detail: null });
  }
  return found;
};

/** “jane (at) example (dot) org”, in five languages. */
const spelt =
  /(?<![\p{L}\p{N}._-])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,40} ?[([{<] ?(?:at|ät|chez|arroba|arobase|chiocciola|@) ?[)\]}>] ?[\p{L}\p{N}-]{1,63}(?: ?[([{<] ?(?:dot|punkt|point|punto|\.) ?[)\]}>] ?|\.)[\p{L}\p{N}-]{2,24}(?:(?: ?[([{<] ?(?:dot|punkt|point|punto|\.) ?[)\]}>] ?|\.)\p{L}{2,24})?(?![\p{L}\p{N}])/giu;

/** Words that say nothing else: “jane AT example DOT org” in capitals, “juan arroba ejemplo punto es” in any. */
const spoken = new RegExp(
  String.raw`(?<![\p{L}\p{N}._-])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,40} (?:AT|${anyCase('(?:arroba|chiocciola|arobase)')}) [\p{L}\p{N}-]{1,63}(?: (?:DOT|${anyCase('(?:punto|point)')}) [\p{L}\p{N}-]{2,24}){1,3}(?![\p{L}\p{N}])`,
  'gu',
);

const disguised = finderOf('e-mail', spelt, () => ({ confidence: 0.85, detail: 'spelt out' }));

const at = /[([{<] ?(?:at|ät|chez|arroba|arobase|chiocciola|@) ?[)\]}>]/gi;
const said = / (?:AT|[Aa]rroba|ARROBA|[Cc]hiocciola|CHIOCCIOLA|[Aa]robase|AROBASE) /g;

const findPlain = aroundHints(/@|%40/g, { before: 70, after: 140 }, plain);
const findDisguised = aroundHints(at, { before: 50, after: 140 }, disguised);

const findSpoken = aroundHints(
  said,
  { before: 50, after: 140 },
  finderOf('e-mail', spoken, () => ({ confidence: 0.85, detail: 'spelt out' })),
);

export const findMailAddresses: Finder = (text) => [...findPlain(text), ...findDisguised(text), ...findSpoken(text)];
