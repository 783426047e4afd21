import type { Node, Tree } from 'web-tree-sitter';
import type { Definition } from '#core';
import { openParser } from './grammars.ts';

/** What has a body and a name to find it by; loops and conditions have bodies too. */
const defining =
  /function|method|class|interface|struct|enum|trait|impl|mod(ule)?(_item|_declaration|_definition)?$|namespace|object|constructor|contract|protocol|extension|init_declaration|subroutine|lambda/;
const explaining = /comment|attribute|annotation|decorator/;
/** What says that something is defined, and begins where it does. */
const wrapping =
  /^(export_statement|decorated_definition|lexical_declaration|variable_declaration|variable_declarator|expression_statement|call_expression|arguments|public_field_definition|field_definition|assignment_expression|pair|template_declaration|type_declaration|type_spec)$/;

export interface SyntaxLimits {
  readonly timeoutMs: number;
  readonly definitions: number;
  readonly depth: number;
}

/** Text may be hostile: the time is twenty times what a megabyte of real code takes. */
export const syntaxLimits: SyntaxLimits = { timeoutMs: 2000, definitions: 20_000, depth: 200 };

/** What a text of source code defines, by its start. Null when it took too long or holds too much. */
export async function findDefinitions(text: string, grammar: string, limits = syntaxLimits): Promise<Definition[] | null> {
  const parser = await openParser(grammar);
  const deadline = performance.now() + limits.timeoutMs;
  try {
    const tree = parser.parse(text, null, { progressCallback: () => performance.now() > deadline });
    if (!tree) return null;
    try {
      return collect(tree, text, { ...limits, deadline });
    } finally {
      tree.delete();
    }
  } finally {
    parser.delete();
  }
}

function collect(tree: Tree, text: string, limits: SyntaxLimits & { readonly deadline: number }): Definition[] | null {
  const byStart = new Map<number, Definition>();
  const stack: { node: Node; depth: number }[] = [{ node: tree.rootNode, depth: 0 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, depth } = next;
    if (performance.now() > limits.deadline || byStart.size > limits.definitions) return null;
    const definition = toDefinition(node, text);
    if (definition && !byStart.has(definition.start)) byStart.set(definition.start, definition);
    const children = depth < limits.depth ? node.namedChildren.filter(isOverLines) : [];
    for (const child of children) stack.push({ node: child, depth: depth + 1 });
  }
  return nested([...byStart.values()].sort((a, b) => a.start - b.start || b.end - a.end));
}

function isOverLines({ startPosition, endPosition }: Node): boolean {
  return startPosition.row < endPosition.row;
}

function toDefinition(node: Node, text: string): Definition | null {
  const body = defining.test(node.type) ? node.childForFieldName('body') : null;
  if (!body) return null;
  const whole = wrapped(node);
  const start = explained(whole).startIndex;
  const signature = { start: lineStart(text, whole.startIndex), end: body.startIndex };
  return {
    start: lineStart(text, start),
    end: Math.max(whole.endIndex, body.endIndex),
    signature: { ...signature, end: Math.max(signature.start, signature.end) },
  };
}

/** The statement that the definition is all of: `export`, a decorator, a constant that holds a function, a call that takes one. */
function wrapped(node: Node): Node {
  let whole = node;
  for (let parent = node.parent; parent && wrapping.test(parent.type); parent = parent.parent) {
    const isSame =
      parent.startPosition.row === whole.startPosition.row ||
      /^(export_statement|decorated_definition|template_declaration)$/.test(parent.type);
    if (!isSame) break;
    whole = parent;
  }
  return whole;
}

/** The first of the comments and attributes that stand right before it. */
function explained(node: Node): Node {
  let first = node;
  for (let before = node.previousNamedSibling; before && explaining.test(before.type); before = before.previousNamedSibling) {
    if (first.startPosition.row - before.endPosition.row > 1) break;
    first = before;
  }
  return first;
}

/** From the first column where nothing else stands before it on its line. */
function lineStart(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return text.slice(start, at).trim() === '' ? start : at;
}

/** Without those that begin in one definition and end outside it, as broken code may say. */
function nested(definitions: readonly Definition[]): Definition[] {
  const open: Definition[] = [];
  return definitions.filter((definition) => {
    while ((open.at(-1)?.end ?? Infinity) <= definition.start) open.pop();
    const around = open.at(-1);
    if (around && definition.end > around.end) return false;
    open.push(definition);
    return true;
  });
}
