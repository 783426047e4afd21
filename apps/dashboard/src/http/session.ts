import { signal } from '@preact/signals';
import type { Me } from './bodies.ts';

const storageName = 'aquifer.key';

/** The key of this browser tab; it is gone when the tab closes. */
export const apiKey = signal<string | null>(sessionStorage.getItem(storageName));
/** Set when the service refused a call for want of a key; holds what it said. */
export const keyWanted = signal<string | null>(null);
export const me = signal<Me | null>(null);

export function rememberKey(key: string): void {
  if (key !== apiKey.value) clearTab();
  sessionStorage.setItem(storageName, key);
  apiKey.value = key;
}

export function forgetKey(): void {
  clearTab();
  apiKey.value = null;
}

/** Whatever this tab keeps was kept for whoever had the key before: questions, drafts, the key itself. */
function clearTab(): void {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith('aquifer.')) sessionStorage.removeItem(name);
}

export function authorization(): Record<string, string> {
  return apiKey.value === null ? {} : { authorization: `Bearer ${apiKey.value}` };
}

/** Until the service has said who is asking, everything is shown: it refuses what may not be done. */
export const canEdit = (): boolean => me.value?.role !== 'reader';
export const canAdministrate = (): boolean => me.value === null || me.value.role === 'admin';
