interface Node {
  readonly next: Map<string, Node>;
  count: number;
}

const leaf = (): Node => ({ next: new Map(), count: 0 });

/**
 * Brings passages into an order in which some of them have stood at the beginning of a prompt before, the most frequent such beginning
 * first; the others follow as they were ranked. The same passages then begin alike however the question was worded.
 */
export class RecurringOrder {
  private readonly root = leaf();

  of(ranked: readonly string[]): string[] {
    const left = new Set(ranked);
    const ordered: string[] = [];
    for (let node: Node | null = this.root; node;) {
      const step = mostFrequent(node, left);
      if (step) {
        ordered.push(step.key);
        left.delete(step.key);
      }
      node = step?.node ?? null;
    }
    const all = [...ordered, ...left];
    this.note(all);
    return all;
  }

  private note(all: readonly string[]): void {
    let node = this.root;
    for (const key of all) {
      const next = node.next.get(key) ?? leaf();
      node.next.set(key, next);
      next.count += 1;
      node = next;
    }
  }
}

function mostFrequent({ next }: Node, left: ReadonlySet<string>): { readonly key: string; readonly node: Node } | null {
  const known = [...left].flatMap((key) => {
    const node = next.get(key);
    return node ? [{ key, node }] : [];
  });
  return known.toSorted((a, b) => b.node.count - a.node.count)[0] ?? null;
}
