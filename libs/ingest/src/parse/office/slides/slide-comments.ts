import { toCanonicalLine } from '../../canonical-text.ts';
import type { OfficePackage } from '../open-package.ts';
import { relationshipsOf } from '../relationships.ts';
import { at, attribute, elements, parseXml, textWithin, within, type XmlElement } from '../xml.ts';

/** What reviewers wrote on a slide, each with who wrote it; of both forms that PowerPoint has had. */
export function commentsOn(slidePart: string, authors: ReadonlyMap<string, string>, pack: OfficePackage): string[] {
  const parts = relationshipsOf(slidePart, pack).filter(({ kind }) => kind === 'comments');
  return parts.flatMap(({ target }) => {
    const xml = pack.text(target);
    return xml === null
      ? []
      : elements(parseXml(xml), 'cm').flatMap((comment) => [comment, ...within(comment, 'reply')].flatMap((one) => line(one, authors)));
  });
}

export function commentAuthors(pack: OfficePackage): Map<string, string> {
  const lists = [...pack.names].filter((name) => /^ppt\/(commentAuthors|authors)\.xml$/.test(name));
  const authors = lists.flatMap((name) => elements(parseXml(pack.text(name) ?? '')));
  return new Map(authors.map((author) => [attribute(author, 'id') ?? '', attribute(author, 'name') ?? '']));
}

function line(comment: XmlElement, authors: ReadonlyMap<string, string>): string[] {
  const body = at(comment, 'txBody') ?? at(comment, 'text');
  const text = toCanonicalLine(elements(body, 'p').length > 0 ? elements(body, 'p').map(textWithin).join(' ') : textWithin(body));
  const author = toCanonicalLine(authors.get(attribute(comment, 'authorId') ?? '') ?? '');
  return text === '' ? [] : [`Comment${author === '' ? '' : ` by ${author}`}: ${text}`];
}
