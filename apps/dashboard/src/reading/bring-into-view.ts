/** Beside an answer only the reader scrolls: the answer being read must not move away. On a page of its own, the page does. */
export function bringIntoView(mark: HTMLElement | null): void {
  const pane = mark?.closest('.reader-body');
  if (!mark || !pane) return mark?.scrollIntoView({ block: 'center' });
  const [inner, outer] = [mark.getBoundingClientRect(), pane.getBoundingClientRect()];
  pane.scrollTop += inner.top - outer.top - Math.max(16, (outer.height - inner.height) / 2);
}
