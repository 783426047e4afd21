import { Buffer } from 'node:buffer';
import PostalMime, { type Address, type Attachment, decodeWords, type Email } from 'postal-mime';
import { Fault, type ParsedDocument } from '#core';
import { toTime } from '../office/core-properties.ts';
import type { ParseSource } from '../parse-source.ts';
import { type LetterAttachment, readLetter } from './letter.ts';

/** Messages as mail programs save them (RFC 5322, MIME). */
export async function parseEml({ bytes, fileName, parsePart }: ParseSource): Promise<ParsedDocument> {
  const email = await read(bytes, fileName);
  if (email.headers.length === 0)
    throw new Fault(
      'damaged_file',
      `"${fileName}" cannot be read as a message: it begins with no header. Save it again from the mail program.`,
    );
  const type = email.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  if (/multipart\/encrypted|enveloped-data/i.test(type))
    throw new Fault(
      'encrypted_file',
      `"${fileName}" is an encrypted message; decrypt it in the mail program, save it again and upload that`,
    );
  const letter = {
    subject: email.subject ?? '',
    from: named(email.from ? [email.from] : []),
    to: named(email.to ?? []),
    cc: named(email.cc ?? []),
    sentAt: toTime(email.date),
    html: email.html ?? null,
    text: email.text ?? null,
    headers: email.headers.filter(({ key }) => !technical.test(key)).map(({ key, value }) => ({ name: key, value: decodeWords(value) })),
    attachments: email.attachments.map(toAttachment),
  };
  return readLetter(letter, parsePart);
}

/** Shown by every mail program, or written by servers for servers. */
const technical =
  /^(?:from|to|cc|bcc|subject|date|received|return-path|delivered-to|message-id|in-reply-to|references|content-.*|mime-version|dkim-.*|domainkey-.*|arc-.*|authentication-results|received-spf|user-agent|x-mailer|x-google-.*|x-gm-.*|x-received|x-ms-.*|x-microsoft-.*|x-forefront-.*|x-originating-.*|x-spam-.*)$/;

async function read(bytes: Buffer, fileName: string): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 50 });
  } catch (cause) {
    if (/nesting depth|header size/i.test(String(cause)))
      throw new Fault(
        'parse_limit',
        `"${fileName}" is a message with parts within parts beyond measure, or with endless headers (${String(cause)}); it was not read`,
        { cause },
      );
    throw new Fault('damaged_file', `"${fileName}" cannot be read as a message: ${String(cause)}. Save it again from the mail program.`, {
      cause,
    });
  }
}

function named(addresses: readonly Address[]): string {
  return addresses
    .flatMap((address): readonly Address[] => address.group ?? [address])
    .map(({ name, address }) => (name && address && name !== address ? `${name} <${address}>` : (address ?? name)))
    .join(', ');
}

function toAttachment(attachment: Attachment): LetterAttachment {
  const { content, filename, mimeType, related } = attachment;
  return {
    bytes: typeof content === 'string' ? Buffer.from(content, attachment.encoding ?? 'utf8') : toBuffer(content),
    fileName: filename ?? (mimeType === 'message/rfc822' ? 'message.eml' : `unnamed.${mimeType.split('/')[1] ?? 'bin'}`),
    declaredType: mimeType,
    isInline: related === true && mimeType.startsWith('image/'),
  };
}

function toBuffer(content: ArrayBuffer | Uint8Array): Buffer {
  return content instanceof Uint8Array ? Buffer.from(content.buffer, content.byteOffset, content.byteLength) : Buffer.from(content);
}
