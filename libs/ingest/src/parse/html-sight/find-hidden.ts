import { toCanonicalLines } from '../canonical-text.ts';
import { mayInstruct } from '../hidden-beside.ts';
import { type DomDocument, type DomElement, type DomNode, isElement, isFlowing, isText, walkPage } from '../html-dom.ts';
import { hiddenBox, hidingValues } from './hidden-box.ts';
import { type PageClues, readClues } from './page-clues.ts';
import { type Sight, sightIn, sightOfPage, unseenWords } from './sight.ts';
import { spokenIn } from './spoken-attributes.ts';
import { type Style, StyleSheet } from './style-sheet.ts';
import { tagSight } from './tag-sight.ts';

export interface Unseen {
  /** Left out of the text, each with all that is below it. */
  readonly nodes: ReadonlySet<DomNode>;
  /** In the order of the page; it may be said in plain sight as well. */
  readonly said: readonly { readonly text: string; readonly how: string }[];
  /** Letters that tags and styles keep out of sight though they may have been written for everybody. */
  readonly letters: number;
  readonly warnings: readonly string[];
}

/** What of a page nobody sees who looks at it, by its own tags, attributes, styles and style sheets. One pass; a second where a page is all hidden until a script shows it. */
export function findUnseen(document: DomDocument): Unseen {
  const clues = readClues(document);
  const sheet = new StyleSheet(clues.styleSheets);
  const first = new SightReader(clues, sheet, true).read(document);
  const isScripted = clues.hasScripts && first.toggled > first.shown;
  const reader = isScripted ? new SightReader(clues, sheet, false).read(document) : first;
  return {
    nodes: reader.nodes,
    said: reader.said,
    letters: reader.hidden,
    warnings: [
      ...(isScripted ? ['most of its words are hidden by its own style sheet until a script shows them; they were read as its text'] : []),
      ...(sheet.isTooLarge ? ['its style sheets are too large; some of what they hide may stand in its text'] : []),
    ],
  };
}

/** What holds for an element and all below it. */
interface Frame {
  readonly sight: Sight;
  /** Null where it is seen. */
  readonly how: string | null;
  readonly isToggled: boolean;
  /** Neither text nor hidden: programs, and controls, which are seen but are no text. */
  readonly isProgram: boolean;
}

class SightReader {
  readonly nodes = new Set<DomNode>();
  readonly said: { text: string; how: string }[] = [];
  /** Letters that are seen, that are not, and of these that a style sheet hides in a way that scripts undo. */
  shown = 0;
  hidden = 0;
  toggled = 0;
  private readonly clues: PageClues;
  private readonly sheet: StyleSheet;
  private readonly heedsToggles: boolean;
  private frames: Frame[] = [];
  private open: { readonly how: string; readonly parts: string[] } | null = null;

  constructor(clues: PageClues, sheet: StyleSheet, heedsToggles: boolean) {
    this.clues = clues;
    this.sheet = sheet;
    this.heedsToggles = heedsToggles;
  }

  read(document: DomDocument): this {
    this.frames = [{ sight: sightOfPage(this.clues), how: null, isToggled: false, isProgram: false }];
    for (const { node, entering } of walkPage(document, () => false)) {
      if (isElement(node)) this.element(node, entering);
      else if (entering && isText(node)) this.text(node);
      else if (entering && node.nodeType === commentNode) this.comment(node.nodeValue ?? '');
    }
    this.close();
    return this;
  }

  private element(element: DomElement, entering: boolean): void {
    if (endsLine(element.nodeName.toUpperCase())) this.open?.parts.push('\n');
    if (!entering) {
      this.frames.pop();
      return;
    }
    for (const { text, how } of spokenIn(element)) this.tell(text, how);
    this.frames.push(this.frameOf(element, this.frames.at(-1) as Frame));
  }

  private frameOf(element: DomElement, around: Frame): Frame {
    if (around.how !== null || around.isProgram) return around;
    const tag = tagSight(element);
    if (tag !== 'seen') this.nodes.add(element);
    if (tag === 'program') return { ...around, isProgram: true };
    if (typeof tag === 'object') return { ...around, how: tag.how };
    const style = this.styleOf(element);
    const box = isPage(element) ? null : hiddenBox(style, around.sight.sizes);
    if (box) this.nodes.add(element);
    if (box) return { ...around, how: box.how, isToggled: box.isToggle && !box.isOwn };
    return { ...around, sight: sightIn(around.sight, element, style, this.clues) };
  }

  /** Without what hides only until the page is told to show it. */
  private styleOf(element: DomElement): Style {
    const style = this.sheet.styleOf(element);
    if (style.size === 0) return style;
    const passing = [...style].filter(
      ([name, { value, isOwn }]) => value !== null && (!isOwn || isPage(element)) && this.isPassing(element, name, value),
    );
    if (passing.length === 0) return style;
    const names = new Set(passing.map(([name]) => name));
    return new Map([...style].filter(([name]) => !names.has(name)));
  }

  private isPassing(element: DomElement, property: string, value: string): boolean {
    const hides = hidingValues[property];
    if (!hides?.(value)) return false;
    if (!this.heedsToggles || isPage(element)) return true;
    const { hasScripts, pointedAt, scripted } = this.clues;
    if (this.sheet.mayShow(element, property, hides, hasScripts)) return true;
    if (!hasScripts) return false;
    const id = element.getAttribute('id');
    if (id !== null && (pointedAt.has(id) || scripted.has(id))) return true;
    if (/^(?:tabpanel|menu|listbox)$/.test(element.getAttribute('role') ?? '')) return true;
    return (element.getAttribute('class') ?? '').split(/\s+/).some((name) => scripted.has(name));
  }

  private text(node: DomNode): void {
    const text = node.nodeValue ?? '';
    const frame = this.frames.at(-1) as Frame;
    if (frame.isProgram) return;
    if (text.trim() === '') {
      this.open?.parts.push(' ');
      return;
    }
    const unseen = frame.how === null ? unseenWords(frame.sight, this.clues) : null;
    const how = frame.how ?? unseen;
    const letters = text.trim().length;
    if (how === null) {
      this.shown += letters;
      this.close();
      return;
    }
    if (unseen !== null) this.nodes.add(node);
    if (!beside.test(how)) this.hidden += letters;
    if (frame.isToggled || (unseen !== null && frame.sight.visibility.isHidden && !frame.sight.visibility.isOwn)) this.toggled += letters;
    if (this.open?.how !== how) this.close();
    this.open ??= { how, parts: [] };
    this.open.parts.push(text);
  }

  private comment(text: string): void {
    this.tell(text.replace(/<[^<>]*>/g, ' '), 'comment');
  }

  private tell(text: string, how: string): void {
    if (mayInstruct(text)) this.said.push({ text: toCanonicalLines(text), how });
  }

  private close(): void {
    if (this.open) this.tell(this.open.parts.join(''), this.open.how);
    this.open = null;
  }
}

const commentNode = 8;
/** Never meant for those who look at the page in a browser of today. */
const beside = /^(?:noscript|template|in place of|annotation|title of|for screen readers)/;

/** A page that hides itself whole waits for its scripts. */
function isPage(element: DomElement): boolean {
  return /^(?:html|body)$/i.test(element.nodeName);
}

function endsLine(name: string): boolean {
  return name === 'BR' || isFlowing(name);
}
