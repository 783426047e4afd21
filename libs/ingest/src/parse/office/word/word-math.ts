import { at, attribute, elements, textWithin, type XmlElement } from '../xml.ts';

/** A formula (OMML) on one line, as one would type it: "x=(-b±√(b^2-4ac))/(2a)". */
export function mathText(element: XmlElement | null): string {
  return elements(element).map(partText).join('');
}

function partText(part: XmlElement): string {
  const of = (name: string): string => mathText(at(part, name));
  switch (part.name) {
    case 'r':
      return elements(part, 't').map(textWithin).join('');
    case 'f':
      return `${grouped(of('num'))}/${grouped(of('den'))}`;
    case 'sSup':
      return `${grouped(of('e'))}^${grouped(of('sup'))}`;
    case 'sSub':
      return `${grouped(of('e'))}_${grouped(of('sub'))}`;
    case 'sSubSup':
      return `${grouped(of('e'))}_${grouped(of('sub'))}^${grouped(of('sup'))}`;
    case 'sPre':
      return `_${grouped(of('sub'))}^${grouped(of('sup'))}${of('e')}`;
    case 'rad':
      return `${grouped(of('deg'))}√${grouped(of('e'))}`;
    case 'nary':
      return `${property(part, 'chr') ?? '∫'}${limit('_', of('sub'))}${limit('^', of('sup'))} ${of('e')}`;
    case 'limLow':
      return `${of('e')}${limit('_', of('lim'))} `;
    case 'limUpp':
      return `${of('e')}${limit('^', of('lim'))} `;
    case 'func':
      return `${of('fName')} ${of('e')}`;
    case 'd':
      return delimited(part);
    case 'm':
      return elements(part, 'mr')
        .map((row) => elements(row, 'e').map(mathText).join(' '))
        .join('; ');
    default:
      return mathText(part);
  }
}

function delimited(part: XmlElement): string {
  const separator = property(part, 'sepChr') ?? ',';
  return `${property(part, 'begChr') ?? '('}${elements(part, 'e').map(mathText).join(separator)}${property(part, 'endChr') ?? ')'}`;
}

function property(part: XmlElement, name: string): string | null {
  return attribute(at(part, `${part.name}Pr`, name), 'val');
}

function limit(mark: string, text: string): string {
  return text === '' ? '' : `${mark}${grouped(text)}`;
}

/** One letter, one number or what stands in brackets needs none. */
function grouped(text: string): string {
  return /^\p{N}*([.,]\p{N}+)*$|^\([^()]*\)$|^.$/u.test(text) ? text : `(${text})`;
}
