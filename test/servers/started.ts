/** A server that a test may use, or why there is none here. */
export type Started<Server> = { readonly server: Server; readonly reason: null } | { readonly server: null; readonly reason: string };

/** Absence is told and skipped on a developer's machine; where everything was to be installed first it is a failure. */
export function absent(reason: string): { readonly server: null; readonly reason: string } {
  if (process.env['CI'] === 'true') throw new Error(reason);
  console.warn(`SKIPPED: ${reason}`);
  return { server: null, reason };
}
