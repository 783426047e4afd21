/**
 * A fold for each question. Questions about the same document are in one: what was learnt of a document by one of them would otherwise be
 * tested by the other. Filled evenly, in the order given, so that the same questions have the same folds.
 */
export function foldsOf(questions: readonly { readonly about: readonly string[] }[], count: number): number[] {
  const groups = groupsOf(questions);
  const bySize = [...Map.groupBy(groups.keys(), (index) => groups[index] ?? 0).values()].sort((a, b) => b.length - a.length);
  const folds: number[] = [];
  const filled = Array.from({ length: count }, () => 0);
  for (const members of bySize) {
    const emptiest = filled.indexOf(Math.min(...filled));
    for (const index of members) folds[index] = emptiest;
    filled[emptiest]! += members.length;
  }
  return folds;
}

/** Questions that share a document, also through others, have the same number. */
function groupsOf(questions: readonly { readonly about: readonly string[] }[]): number[] {
  const parents = questions.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    return root;
  };
  const first = new Map<string, number>();
  for (const [index, { about }] of questions.entries()) {
    for (const document of about) {
      const other = first.get(document);
      if (other === undefined) first.set(document, index);
      else parents[rootOf(index)] = rootOf(other);
    }
  }
  return questions.map((_, index) => rootOf(index));
}
