import { Fault, type Principal } from '#core';

/** Whom a run searches as: whoever asks for it, or a reader of the groups named. `forbidden` to name groups without an admin key. */
export function searchedAs(principal: Principal, groups: readonly string[] | undefined): Principal {
  if (!groups) return principal;
  if (principal.role !== 'admin')
    throw new Fault('forbidden', 'searching as a reader of other groups takes an admin key; leave groups out to search as yourself');
  return { ...principal, role: 'reader', groups };
}
