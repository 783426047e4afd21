import { Fault } from '#core';

type Settings = Readonly<Record<string, unknown>>;

/**
 * Refuses settings that would send a secret to a server it was not given for: whoever may change a source may not read its secret, and
 * a server of their own would be told it.
 */
export function keepSecretAtHome(before: Settings, after: Settings): void {
  const known = originsOf(before);
  const stranger = [...originsOf(after)].find((origin) => !known.has(origin));
  if (stranger !== undefined)
    throw new Fault(
      'bad_request',
      `The settings lead to ${stranger}, which the secret of this source was not given for. Give the secret along with them, or null to go on without one.`,
    );
}

function originsOf(settings: Settings): Set<string> {
  const texts = Object.values(settings)
    .flat()
    .filter((value) => typeof value === 'string');
  return new Set(texts.flatMap((text) => (/^https?:/i.test(text) && URL.canParse(text) ? [new URL(text).origin] : [])));
}
