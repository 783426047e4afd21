import { describe, expect, it } from 'vitest';
import { at, attribute, elements, parseXml, qualified, textWithin, within } from './xml.ts';

describe('XML of office files', () => {
  it('is found by local names, whatever the prefixes', () => {
    const root = parseXml('<?xml version="1.0"?><x:a xmlns:x="u" id="1" x:id="2"><x:b><c>one &amp; <![CDATA[<two>]]></c></x:b><b/></x:a>');
    expect(elements(root, 'b')).toHaveLength(2);
    expect(textWithin(at(root, 'b', 'c'))).toBe('one & <two>');
    expect([attribute(root, 'id'), qualified(root, 'id'), attribute(root, 'none'), attribute(null, 'id')]).toEqual(['1', '2', null, null]);
    expect([...within(root, 'c')]).toHaveLength(1);
  });

  it.each([
    ['entities of its own', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>', /declares entities/],
    ['an entity from a file', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', /declares entities/],
    ['an entity that nobody declares', '<a>&b;</a>', /undefined entity/],
    ['nesting without end', '<a>'.repeat(100_000), /nested deeper than 300/],
    ['an end that is missing', '<a><b></a>', /unexpected close tag/i],
    ['nothing', '', /document must contain a root element/],
  ])('is refused with %s', (_, xml, words) => {
    expect(() => parseXml(xml)).toThrow(words);
  });

  it('may name a document type without entities, which is not fetched', () => {
    expect(parseXml('<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://host.invalid/ncx.dtd"><ncx/>').name).toBe('ncx');
  });
});
