export const roles = ['admin', 'editor', 'reader'] as const;
export type Role = (typeof roles)[number];

/** Who asks. Every statement that reads takes one. */
export interface Principal {
  readonly organisationId: string;
  /** The API key's id; null on a loopback service without keys. */
  readonly keyId: string | null;
  readonly role: Role;
  readonly groups: readonly string[];
}

/** Who may see a document: everyone of the organisation, or the members of the groups named. Admins see all. */
export interface Access {
  readonly public: boolean;
  readonly groups: readonly string[];
}

/** What decides what somebody may see. Which key it is does not: two keys with the same rights see the same. */
export function rightsKey({ keyId: _keyId, groups, ...rest }: Principal): string {
  return JSON.stringify([Object.entries(rest).toSorted(([left], [right]) => (left < right ? -1 : 1)), [...new Set(groups)].sort()]);
}
