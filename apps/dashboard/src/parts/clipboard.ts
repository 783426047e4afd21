import { announce } from './announce.tsx';

/** Copies and says so. Without TLS browsers keep the clipboard back: then through a field that is there for a moment. */
export async function copy(text: string, what: string): Promise<void> {
  const isCopied = await (
    isSecureContext ? navigator.clipboard.writeText(text).then(() => true) : Promise.resolve(copyByField(text))
  ).catch(() => copyByField(text));
  announce(isCopied ? `${what} copied` : `The browser does not let this page copy. ${what} could not be copied.`);
}

function copyByField(text: string): boolean {
  const field = Object.assign(document.createElement('textarea'), { value: text, className: 'copy-field' });
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isCopied;
}
