/** Readers accept a PDF whose header stands within its first kilobyte. */
export function pdfHeaderWithin(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, 1024)).includes('%PDF-');
}

/** `head` holds the archive's end record: there is nothing more of it to come. */
export function isWholeZip(head: Uint8Array): boolean {
  return Buffer.from(head).lastIndexOf('PK\u0005\u0006', undefined, 'latin1') !== -1;
}

export function namesPart(head: Uint8Array, name: string): boolean {
  return Buffer.from(head).includes(name);
}

/** A comment is matched in one way only: with a lazy one, thirty comments in a row took 22 s. */
export function looksLikeHtml(head: Uint8Array): boolean {
  return /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype html|html|head|body)[\s>]/i.test(
    Buffer.from(head.subarray(0, 4096)).toString('latin1'),
  );
}

/** No control characters but white space and escape; UTF-16 counts when it begins with its mark. */
export function looksLikeText(head: Uint8Array): boolean {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return wide || !head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

/** UTF-8, but for a last letter that may be cut, with no control characters: pictures, films, sounds and programs all have some. */
export function isReadableText(head: Uint8Array): boolean {
  if (!looksLikeText(head)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
