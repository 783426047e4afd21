import type { CheckedWords, OutputCheck, OutputGround, WithheldFinding } from '#core';
import { addsAbuse } from './abuse.ts';
import { holdsCanary } from './canaries.ts';
import { cleanWritten } from './clean-written.ts';
import { defuse } from './defuse.ts';
import { addressesIn } from './addresses.ts';
import { type AddressRules, isAllowedAddress } from './allowed-address.ts';
import { masked, type OutputPolicy } from './mask.ts';
import { withReplacements } from './replacements.ts';

export interface OutputPolicies {
  /** By collection: what is said of several is held against all of theirs. */
  readonly policies: ReadonlyMap<string, OutputPolicy>;
  /** For what rests on none of them. */
  readonly otherwise: OutputPolicy;
  /** Words that stand only in prompts: this asker's and everybody else's. Asked for each sentence, as prompts are made meanwhile. */
  readonly canaries?: () => ReadonlySet<string>;
}

/** The checks of one answer. */
export function outputCheck({ policies, otherwise, canaries = () => new Set() }: OutputPolicies): OutputCheck {
  const all = policies.size === 0 ? [otherwise] : [...policies.values()];
  const of = (grounds: readonly OutputGround[]): readonly OutputPolicy[] => {
    const own = [...new Set(grounds.map(({ collectionId }) => collectionId))].flatMap((id) => policies.get(id) ?? []);
    return own.length > 0 ? own : all;
  };
  return {
    written: (text, given) =>
      written(text, { cited: textsOf(given), allowedHosts: all.flatMap(({ allowedHosts }) => allowedHosts) }, canaries()),
    said: (text, verdict, grounds) => said(verdict === 'supported' ? text : null, text, { grounds, policies: of(grounds) }),
    value: (text, grounds) => value(text, { grounds, policies: of(grounds) }, canaries()),
  };
}

const textsOf = (grounds: readonly OutputGround[]): string[] =>
  grounds.flatMap(({ title, text, url }) => [title, text, ...(url === null ? [] : [url])]);

const unchanged = (text: string): CheckedWords => ({ text, findings: [], isBlocked: false, altered: null });
const blocked = (text: string, findings: readonly WithheldFinding[]): CheckedWords => ({ text, findings, isBlocked: true, altered: null });

function written(given: string, rules: AddressRules, canaries: ReadonlySet<string>): CheckedWords {
  const { text, findings, badAddresses } = cleanWritten(given, rules);
  if (holdsCanary(`${given} ${text}`, canaries) && !rules.cited.some((words) => holdsCanary(words, canaries)))
    return blocked('[withheld]', [...findings, { kind: 'canary', reason: 'a sentence holds a word that stands only in prompts' }]);
  if (badAddresses > 0)
    return blocked(withoutAddresses(text, [rules]), [
      ...findings,
      { kind: 'link', reason: 'a sentence holds an address whose host is not allowed here, and that no cited document has' },
    ]);
  if (!/[\p{L}\p{N}]/u.test(text) && findings.length > 0) return blocked(text, findings);
  const flagged: readonly WithheldFinding[] = addsAbuse(text, rules.cited) ? [...findings, abusive] : findings;
  return { text, findings: flagged, isBlocked: false, altered: text === given ? null : 'defused' };
}

const abusive: WithheldFinding = { kind: 'toxic', reason: 'a sentence of the model insults or threatens in words that no evidence has' };

interface Rules {
  readonly grounds: readonly OutputGround[];
  readonly policies: readonly OutputPolicy[];
}

function said(models: string | null, text: string, { grounds, policies }: Rules): CheckedWords {
  const inert = defuse(text);
  const rules = rulesOf(grounds, policies);
  const plain = models === null ? inert.text : withoutAddresses(inert.text, rules);
  const { text: shown, findings } = masked(plain, policies);
  const links: WithheldFinding[] =
    plain === inert.text ? [] : [{ kind: 'link', reason: 'an address was taken out: what is cited does not have it' }];
  if (shown === text && findings.length === 0) return unchanged(text);
  const altered = shown !== inert.text ? 'masked' : shown === text ? null : 'defused';
  return { text: shown, findings: [...links, ...findings], isBlocked: false, altered };
}

/** Of each collection: one writes a host out that another allows with all below it. */
function rulesOf(grounds: readonly OutputGround[], policies: readonly OutputPolicy[]): AddressRules[] {
  const cited = textsOf(grounds);
  return policies.map(({ allowedHosts }) => ({ cited, allowedHosts }));
}

/** Without those that any of the rules does not allow. */
function withoutAddresses(text: string, rules: readonly AddressRules[]): string {
  const bad = addressesIn(text).filter((address) => !rules.every((one) => isAllowedAddress(address.text, one)));
  return withReplacements(
    text,
    bad.map(({ start, end }) => ({ start, end, by: '[address withheld]' })),
  );
}

/** JSON is read by programs: tags and brackets in it are the document's own. What would load, run or tell is left out with its value. */
function value(text: string, { grounds, policies }: Rules, canaries: ReadonlySet<string>): CheckedWords {
  const { hasImage, hasActive } = defuse(text);
  const rules = rulesOf(grounds, policies);
  const { text: shown, findings } = masked(text, policies);
  const against: WithheldFinding[] = [
    ...(hasImage ? [{ kind: 'image' as const, reason: 'a value holds an image' }] : []),
    ...(hasActive ? [{ kind: 'markup' as const, reason: 'a value holds what would run where it is shown' }] : []),
    ...(withoutAddresses(text, rules) === text
      ? []
      : [{ kind: 'link' as const, reason: 'a value holds an address that no cited document has' }]),
    ...(holdsCanary(text, canaries) ? [{ kind: 'canary' as const, reason: 'a value holds a word that stands only in prompts' }] : []),
    ...(shown === text ? [] : findings),
  ];
  if (against.length > 0) return blocked(text, against);
  return { ...unchanged(text), findings };
}
