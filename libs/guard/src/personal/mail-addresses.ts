import { aroundHints } from './around-hints.ts';
import { type Finder, finderOf } from './personal-datum.ts';

const written =
  /(?<![\p{L}\p{N}._%+/:@-])[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,5}\p{L}{2,24}(?![\p{L}\p{N}@]|-\p{L})/gu;
/** Names of files (“icon@2x.png”), of packages and of accounts that belong to programs. */
const noDomain = /\.(?:png|jpe?g|gif|svg|webp|css|js|ts|json|html?|py|rb|go|rs|md|txt|service|timer|socket|target|lock)$/i;
const program = /^(?:git|hg|svn|root|localhost)@/i;

const plain = finderOf('e-mail', written, (address, match) => {
  const isPath = /^:[\w~]/.test(match.input.slice(match.index + match[0].length));
  if (noDomain.test(address) || (program.test(address) && isPath)) return null;
  return { confidence: 0.95 };
});

/** “jane (at) example (dot) org”, in five languages. */
const spelt =
  /(?<![\p{L}\p{N}._-])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,40} ?[([{<] ?(?:at|ät|chez|arroba|chiocciola|@) ?[)\]}>] ?[\p{L}\p{N}-]{1,63}(?: ?[([{<] ?(?:dot|punkt|point|punto|\.) ?[)\]}>] ?|\.)[\p{L}\p{N}-]{2,24}(?:(?: ?[([{<] ?(?:dot|punkt|point|punto|\.) ?[)\]}>] ?|\.)\p{L}{2,24})?(?![\p{L}\p{N}])/giu;

const disguised = finderOf('e-mail', spelt, () => ({ confidence: 0.85, detail: 'spelt out' }));

const at = /[([{<] ?(?:at|ät|chez|arroba|chiocciola|@) ?[)\]}>]/gi;

const findPlain = aroundHints(/@/g, { before: 70, after: 140 }, plain);
const findDisguised = aroundHints(at, { before: 50, after: 140 }, disguised);

export const findMailAddresses: Finder = (text) => [...findPlain(text), ...findDisguised(text)];
