import { signal } from '@preact/signals';

/** Where the reader is: the parts of the path and what follows the question mark; `isReturn`: by the browser's way back or forward. */
export type Route = { readonly path: readonly string[]; readonly search: URLSearchParams; readonly isReturn: boolean };

const here = (isReturn = false): Route => ({
  isReturn,
  path: location.pathname.split('/').filter(Boolean).map(decodeURIComponent),
  search: new URLSearchParams(location.search),
});

export const route = signal<Route>(here());

/** Shows another page; `replace` leaves no step to go back to. */
export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  route.value = here();
  if (how === 'push') window.scrollTo(0, 0);
}

/** Links of ours change the page without loading it; all others, and any with a modifier, are the browser's. */
function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const anchor = event.target instanceof Element ? event.target.closest('a') : null;
  if (!anchor || anchor.target !== '' || anchor.hasAttribute('download') || anchor.origin !== location.origin) return;
  if (/^\/(v1|openapi\.json|metrics|health)/.test(anchor.pathname)) return;
  if (anchor.hash !== '' && anchor.pathname === location.pathname) return;
  event.preventDefault();
  go(anchor.pathname + anchor.search);
}

export function listenToNavigation(): void {
  window.addEventListener('popstate', () => (route.value = here(true)));
  document.addEventListener('click', onClick);
}
