import type { WithheldFinding } from '#core';
import { canonicalOf } from '../canonical/canonical-text.ts';
import { decodeEntities } from '../canonical/decode-entities.ts';
import { type AddressRules, isAllowedAddress } from './allowed-address.ts';
import { addressesIn } from './addresses.ts';
import { readAsMarkdown } from './defuse.ts';
import { liveTagsIn } from './html-tags.ts';
import { imagesBegunIn, type MarkdownLink, markdownLinksIn } from './markdown-links.ts';
import { withReplacements } from './replacements.ts';
import { onlyWords } from './unseen.ts';

export interface Cleaned {
  readonly text: string;
  readonly findings: readonly WithheldFinding[];
  /** Addresses that stand in its words and may not: without them it says something else. */
  readonly badAddresses: number;
}

/**
 * A model's words as plain text: no image, no tag, nothing for a terminal, and links spelt out, where they may stand. A link's words stay
 * when its target goes.
 */
export function cleanWritten(given: string, rules: AddressRules): Cleaned {
  const seen = onlyWords(given);
  const decoded = decodeEntities(canonicalOf(seen.text)).text;
  const tagged = withoutTags(decoded, rules);
  const linked = withoutLinks(tagged.text, rules);
  const findings: WithheldFinding[] = [
    ...(seen.isTelling ? [{ kind: 'markup' as const, reason: 'signs that speak to a terminal, or that nobody sees, were taken out' }] : []),
    ...tagged.findings,
    ...linked.findings,
  ];
  const badAddresses = badAddressesIn(linked.text, rules);
  return { text: linked.text.replaceAll(/\s+/gu, ' ').trim(), findings, badAddresses };
}

/** Those that the evidence has to the letter are what it speaks of. */
function withoutTags(text: string, { cited }: AddressRules): Pick<Cleaned, 'text' | 'findings'> {
  const tags = liveTagsIn(text).filter(({ text: tag }) => !cited.some((words) => words.includes(tag)));
  if (tags.length === 0) return { text, findings: [] };
  const hasImage = tags.some(({ isImage }) => isImage);
  const findings: WithheldFinding[] = [
    { kind: 'markup', reason: `${tags.length === 1 ? 'a tag' : 'tags'} of a web page ${tags.length === 1 ? 'was' : 'were'} taken out` },
    ...(hasImage ? [anImage] : []),
  ];
  return {
    text: withReplacements(
      text,
      tags.map((tag) => ({ ...tag, by: '' })),
    ),
    findings,
  };
}

const anImage: WithheldFinding = { kind: 'image', reason: 'an image was taken out: showing it would call the host it is on' };
const aLink: WithheldFinding = {
  kind: 'link',
  reason: 'the target of a link was taken out: its host is not allowed here, and no cited document has it',
};

function withoutLinks(text: string, rules: AddressRules): Pick<Cleaned, 'text' | 'findings'> {
  const links = markdownLinksIn(text);
  const begun = imagesBegunIn(text);
  const findings = links.flatMap(({ isImage, target }): WithheldFinding[] =>
    isImage ? [anImage] : isRelative(target) || isAllowedTarget(target, rules) ? [] : [aLink],
  );
  const plain = withReplacements(text, [
    ...links.map((link) => ({ ...link, by: inWords(link, rules) })),
    // What is left open could be closed by the sentence behind.
    ...begun.map((at) => ({ start: at, end: at, by: ' ' })),
  ]).replace(/^([ \t>]{0,8}\[[^\]\n]{1,200}\]):/u, '$1 :');
  return { text: plain, findings: [...new Set(findings)] };
}

function inWords({ isImage, words, target }: MarkdownLink, rules: AddressRules): string {
  if (isImage) return '';
  // What stands in brackets in a link's words may be a link again.
  const plain = words.replaceAll(/\]\(\S*/g, '').replaceAll(/[[\]]/g, '');
  if (!isAllowedTarget(target, rules)) return plain;
  return plain.trim() === target ? target : `${plain} (${target})`;
}

/** Within whatever page shows the answer: it leads to nobody else, and not to where the document meant. */
const isRelative = (target: string): boolean => !/[:\\&]|^[/\s]{2}/.test(target);

function isAllowedTarget(target: string, rules: AddressRules): boolean {
  return readAsMarkdown(target) === target && addressesIn(target).length > 0 && isAllowedAddress(target, rules);
}

/** Also as it stands once what Markdown makes of marks is gone. */
function badAddressesIn(text: string, rules: AddressRules): number {
  const bad = (words: string): number => addressesIn(words).filter((address) => !isAllowedAddress(address.text, rules)).length;
  const read = readAsMarkdown(text);
  return bad(text) + (read === text ? 0 : bad(read));
}
