const named = 3;

/** Counts what a visit leaves out, by reason, so that thousands of cases make one note with a few names. */
export class LeftOut {
  private readonly byReason = new Map<string, { count: number; readonly names: string[] }>();

  add(reason: string, name: string): void {
    const entry = this.byReason.get(reason) ?? { count: 0, names: [] };
    entry.count += 1;
    if (entry.names.length < named) entry.names.push(name);
    this.byReason.set(reason, entry);
  }

  notes(): string[] {
    return [...this.byReason].map(([reason, { count, names }]) => {
      const more = count > names.length ? ` and ${count - names.length} more` : '';
      return `left out, ${reason}: ${names.join(', ')}${more}`;
    });
  }
}
