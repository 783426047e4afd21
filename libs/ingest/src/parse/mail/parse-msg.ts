import { Buffer } from 'node:buffer';
import { createRequire } from 'node:module';
import type { FieldsData } from '@kenjiuno/msgreader';
import type { ParsedDocument } from '#core';
import { msgType } from '../../detect/office-type.ts';
import { decodeText } from '../decode-text.ts';
import { toTime } from '../office/core-properties.ts';
import { damagedOffice } from '../office/damaged-office.ts';
import type { ParseSource } from '../parse-source.ts';
import { endlessIn } from './compound-file.ts';
import { type LetterAttachment, readLetter } from './letter.ts';
import { unwrapRichBody } from './rich-body.ts';

type MsgReader = import('@kenjiuno/msgreader').default;
// CommonJS whose default export is no default under Node's rules.
const { default: Reader } = createRequire(import.meta.url)('@kenjiuno/msgreader') as {
  readonly default: new (bytes: DataView) => MsgReader;
};

/** Messages as Outlook saves them. */
export async function parseMsg({ bytes, fileName, parsePart }: ParseSource): Promise<ParsedDocument> {
  const { reader, fields } = read(bytes, fileName);
  const own = fields.html ? decodeText(Buffer.from(fields.html), null, fileName) : (fields.bodyHtml ?? null);
  const rich = own === null && fields.compressedRtf ? unwrapRichBody(fields.compressedRtf) : null;
  const letter = {
    subject: fields.subject ?? '',
    from: withAddress(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail),
    to: recipients(fields, 'to'),
    cc: recipients(fields, 'cc'),
    sentAt: toTime(fields.clientSubmitTime ?? fields.messageDeliveryTime),
    html: own ?? (rich?.mode === 'html' ? rich.text : null),
    text: fields.body ?? (rich?.mode === 'text' ? rich.text : null),
    headers: [],
    attachments: (fields.attachments ?? []).map((attachment) => toAttachment(reader, attachment)),
  };
  const parsed = await readLetter(letter, parsePart);
  if (letter.html !== null || letter.text !== null || !fields.compressedRtf) return parsed;
  return {
    ...parsed,
    warnings: ['the text is kept as rich text alone, which is not read; save the message as EML or HTML', ...parsed.warnings],
  };
}

function read(bytes: Buffer, fileName: string): { readonly reader: MsgReader; readonly fields: FieldsData } {
  const endless = endlessIn(bytes);
  if (endless) throw damagedOffice(fileName, msgType, endless);
  try {
    const reader = new Reader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const fields = reader.getFileData();
    if (fields.error || fields.dataType !== 'msg') throw new Error(fields.error ?? 'it holds no message');
    return { reader, fields };
  } catch (cause) {
    throw damagedOffice(fileName, msgType, String(cause), cause);
  }
}

function recipients(fields: FieldsData, kind: 'to' | 'cc'): string {
  return (fields.recipients ?? [])
    .filter(({ recipType }) => recipType === kind)
    .map(({ name, smtpAddress, email }) => withAddress(name, smtpAddress ?? email))
    .join(', ');
}

/** Within a company Outlook writes addresses such as "/O=ACME/CN=…" that no reader knows. */
function withAddress(name: string | undefined, address: string | undefined): string {
  const known = address?.includes('@') ? address : undefined;
  return name && known && name !== known ? `${name} <${known}>` : (known ?? name ?? '');
}

function toAttachment(reader: MsgReader, attachment: FieldsData): LetterAttachment {
  const { content, fileName } = reader.getAttachment(attachment);
  const isMessage = attachment.innerMsgContent === true;
  const name = attachment.fileName ?? fileName ?? attachment.name ?? 'unnamed';
  return {
    bytes: Buffer.from(content),
    fileName: isMessage && !/\.msg$/i.test(name) ? `${name}.msg` : name,
    declaredType: isMessage ? msgType : (attachment.attachMimeTag ?? null),
    isInline: attachment.attachmentHidden === true && /\.(png|jpe?g|gif|bmp)$/i.test(name),
  };
}
