import { canAdministrate, canEdit } from '../http/session.ts';
import type { IconName } from '../parts/icon.tsx';
import type { Route } from './route.ts';

/** `isOnPhoneBar`: the bar at the foot of a phone has room for four and "More". */
type PageLink = {
  readonly path: string;
  readonly name: string;
  readonly icon: IconName;
  readonly isOnPhoneBar?: true;
  readonly isForEditors?: true;
  readonly isForAdmins?: true;
};

const all: readonly PageLink[] = [
  { path: 'ask', name: 'Ask', icon: 'ask', isOnPhoneBar: true },
  { path: 'documents', name: 'Documents', icon: 'documents', isOnPhoneBar: true },
  { path: 'batches', name: 'Batches', icon: 'batches' },
  { path: 'sources', name: 'Sources', icon: 'link', isForEditors: true },
  { path: 'freshness', name: 'Freshness', icon: 'clock', isOnPhoneBar: true },
  { path: 'review', name: 'Review', icon: 'person', isForEditors: true },
  { path: 'guard', name: 'Held back', icon: 'shield', isForEditors: true },
  { path: 'evaluations', name: 'Evaluations', icon: 'check', isForEditors: true },
  { path: 'configurations', name: 'Configurations', icon: 'sliders', isForAdmins: true },
  { path: 'activity', name: 'Activity', icon: 'activity', isOnPhoneBar: true },
  { path: 'system', name: 'System', icon: 'system', isForEditors: true },
];
/** The pages this person may see: some are for editors and admins. */
export const pages = (): readonly PageLink[] =>
  all.filter(({ isForEditors, isForAdmins }) => (!isForEditors || canEdit()) && (!isForAdmins || canAdministrate()));

/** Addresses that stand under a page of another name. */
const pageOf: Readonly<Record<string, string>> = { questions: 'activity', explain: 'activity', collections: 'documents' };

/** The page that an address belongs to. */
export function currentPage({ path }: Route): string {
  const first = path[0] ?? 'ask';
  return pageOf[first] ?? first;
}
