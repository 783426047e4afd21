import type { DomElement } from '../html-dom.ts';
import { isMatch, type Named, namesOf, parseSelector, type Selector } from './css-selector.ts';
import { cssBlocks, type Declarations, declarationsOf, withoutCssComments, withVariables } from './css-text.ts';

interface Rule {
  readonly selector: Selector;
  readonly declarations: Declarations;
  /** Holds for everybody who looks, at once: no condition that is not read, no state that comes and goes. */
  readonly isCertain: boolean;
  readonly order: number;
}

/** `value` is null where several may hold. */
export interface StyleValue {
  readonly value: string | null;
  /** By the element itself, not by a style sheet. */
  readonly isOwn: boolean;
}
export type Style = ReadonlyMap<string, StyleValue>;

/** What is known of all elements of one name, id and classes. */
interface Kind {
  /** Of the rules that ask for nothing else. */
  readonly plain: readonly Rule[];
  readonly style: Style;
  /** Rules that look at attributes and at what stands around as well. */
  readonly others: readonly Rule[];
}

/** Rules times elements that are looked at; from there on no rule counts that looks at what stands around an element. */
const mostSteps = 2_000_000;
/** From here on none does. */
const mostOfAll = 6_000_000;
const mostNested = 4;
const unstyled: Style = new Map();

/** The rules of a page's own style sheets, as far as they decide what is seen. */
export class StyleSheet {
  private readonly byKey = new Map<string, Rule[]>();
  private readonly byName = new Map<string, Rule[]>();
  private readonly named = new WeakMap<DomElement, Named>();
  private readonly kinds = new Map<string, Kind>();
  private count = 0;
  private steps = 0;

  constructor(texts: readonly string[]) {
    for (const text of texts) this.read(withVariables(withoutCssComments(text)), true, 0);
  }

  get isTooLarge(): boolean {
    return this.steps > mostSteps;
  }

  /** What a browser would make of the rules and of the element's own `style`. */
  styleOf(element: DomElement): Style {
    const written = element.getAttribute('style');
    const own = written ? declarationsOf(written) : null;
    if (this.count === 0 || this.steps > mostOfAll) return own ? cascade([], own) : unstyled;
    const { plain, style, others } = this.kindOf(element);
    const rules = this.isTooLarge ? [] : others.filter((rule) => this.matches(rule, element));
    if (!own && rules.length === 0) return style;
    this.steps += plain.length;
    return cascade([...plain, ...rules], own);
  }

  /** Whether another class, another place or a script that gives them shows what a rule hides: a rule that does not hold now names the element and says so. */
  mayShow(element: DomElement, property: string, hides: (value: string) => boolean, hasScripts: boolean): boolean {
    if (this.steps > mostOfAll) return true;
    const { tag, id, classes } = this.namesOf(element);
    const rules = [...classes.map((one) => `.${one}`), ...(id ? [`#${id}`] : []), tag].flatMap((name) => this.byName.get(name) ?? []);
    return rules.some((rule) => {
      const value = rule.declarations.get(property)?.value;
      return value !== undefined && !hides(value) && (!rule.isCertain || (hasScripts && !this.matches(rule, element)));
    });
  }

  private kindOf(element: DomElement): Kind {
    const { tag, id, classes } = this.namesOf(element);
    const name = `${tag} ${id ?? ''} ${classes.join(' ')}`;
    const known = this.kinds.get(name);
    if (known) return known;
    const keys = ['*', tag, ...(id ? [`#${id}`] : []), ...new Set(classes.map((one) => `.${one}`))];
    const rules = keys.flatMap((key) => this.byKey.get(key) ?? []);
    const [others, plain] = [rules.filter(looksFurther), rules.filter((rule) => !looksFurther(rule) && this.matches(rule, element))];
    const kind = { plain, style: plain.length > 0 ? cascade(plain, null) : unstyled, others };
    this.kinds.set(name, kind);
    return kind;
  }

  private matches({ selector }: Rule, element: DomElement): boolean {
    return isMatch(selector, element, this.lookAt);
  }

  private readonly lookAt = (element: DomElement): Named => {
    this.steps++;
    return this.namesOf(element);
  };

  private namesOf(element: DomElement): Named {
    const known = this.named.get(element);
    if (known) return known;
    const named = namesOf(element);
    this.named.set(element, named);
    return named;
  }

  private read(css: string, isCertain: boolean, depth: number): void {
    for (const { prelude, body } of cssBlocks(css)) {
      const at = /^@([\w-]+)\s*(.*)$/s.exec(prelude);
      const condition = at ? conditionOf(at[1] ?? '', at[2] ?? '') : 'always';
      if (at && condition !== 'never' && depth < mostNested) this.read(body, isCertain && condition === 'always', depth + 1);
      if (!at) this.add(prelude, declarationsOf(body), isCertain);
    }
  }

  private add(prelude: string, declarations: Declarations, isCertain: boolean): void {
    if (declarations.size === 0) return;
    for (const written of prelude.slice(0, 20_000).split(',')) {
      const selector = parseSelector(written);
      if (!selector) continue;
      const rule = { selector, declarations, isCertain: isCertain && selector.isCertain, order: this.count++ };
      const { tag, id, classes } = selector.subject;
      const names = [...(id ? [`#${id}`] : []), ...classes.map((one) => `.${one}`)];
      push(this.byKey, names[0] ?? tag ?? '*', rule);
      for (const name of names.length > 0 ? names : [tag ?? '*']) push(this.byName, name, rule);
    }
  }
}

function looksFurther({ selector: { subject, around } }: Rule): boolean {
  return subject.attributes.length > 0 || around.length > 0;
}

/** `screen` is what people look at; widths and the like hold for some of them. */
function conditionOf(name: string, query: string): 'always' | 'sometimes' | 'never' {
  if (name === 'layer' || name === 'supports') return /\bnot\b/i.test(query) ? 'sometimes' : 'always';
  if (name === 'container') return 'sometimes';
  if (name !== 'media') return 'never';
  if (/^(?:only\s+)?(?:all|screen)?$/i.test(query.trim())) return 'always';
  return /^(?:only\s+)?(?:print|speech)\b[^,]*$/i.test(query.trim()) ? 'never' : 'sometimes';
}

interface Claim {
  readonly value: string;
  readonly rank: readonly [layer: number, specificity: number, order: number];
  readonly isOwn: boolean;
  readonly isCertain: boolean;
}

/** Of each property what wins: important before the rest, the element's own before rules, then the more specific, then the later. */
function cascade(rules: readonly Rule[], own: Declarations | null): Style {
  const claims = new Map<string, Claim[]>();
  for (const { selector, declarations, isCertain, order } of rules)
    for (const [name, { value, isImportant }] of declarations)
      push(claims, name, { value, rank: [isImportant ? 2 : 0, selector.specificity, order], isOwn: false, isCertain });
  for (const [name, { value, isImportant }] of own ?? [])
    push(claims, name, { value, rank: [isImportant ? 3 : 1, 0, 0], isOwn: true, isCertain: true });
  return new Map([...claims].map(([name, all]) => [name, decide(all)]));
}

function decide(claims: readonly Claim[]): StyleValue {
  const best = claims.reduce((first, next) => (outranks(next, first) ? next : first));
  const isOpen = claims.some(
    ({ isCertain, value, rank }) => !isCertain && value !== best.value && (rank[0] >= best.rank[0] || !best.isCertain),
  );
  return { value: isOpen || !best.isCertain ? null : best.value, isOwn: best.isOwn };
}

function outranks(left: Claim, right: Claim): boolean {
  for (const [index, part] of left.rank.entries()) if (part !== right.rank[index]) return part > (right.rank[index] ?? 0);
  return true;
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
