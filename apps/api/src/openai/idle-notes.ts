/** Tells the caller which fields of a request nobody read; nothing where there are none. */
export const idleNotes = (names: readonly string[]): string[] =>
  names.length === 0 ? [] : [`no effect here: ${names.slice(0, 20).join(', ').slice(0, 500)}`];
