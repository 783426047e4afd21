/** The address of the next page out of a Link header (RFC 8288); null at the end. */
export function nextLink(header: string | null): string | null {
  for (const part of (header ?? '').split(/,(?=\s*<)/)) {
    const match = /^\s*<([^>]*)>(.*)$/s.exec(part);
    if (match && /;\s*rel="?(?:[^"]*\s)?next(?:\s[^"]*)?"?(?:;|$)/i.test(match[2] ?? '')) return match[1] ?? null;
  }
  return null;
}
