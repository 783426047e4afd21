const named = 20;

/** The numbers of pages for a warning: the first of them, and how many more. */
export function pageList(numbers: readonly number[]): string {
  return numbers.slice(0, named).join(', ') + (numbers.length > named ? ` and ${numbers.length - named} more` : '');
}
