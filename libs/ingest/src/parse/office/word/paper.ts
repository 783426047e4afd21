import { hexColour, white } from '../colours.ts';
import type { OfficePackage } from '../open-package.ts';
import { optionalPart } from '../read-part.ts';
import { isOn } from '../slides/slide-text.ts';
import { at, attribute, within, type XmlElement } from '../xml.ts';
import type { Ground } from './run-look.ts';

/** Wide and high enough for a title to stand on it, in English Metric Units. */
const broad = { width: 1_500_000, height: 300_000 };

/** What the pages' words stand on. Looked for when first asked: most documents colour no word, and it takes a walk through all of one. */
export function paperOf(document: XmlElement, pack: OfficePackage): Ground {
  let paper: Ground | null = null;
  return {
    get colour() {
      paper ??= readPaper(document, pack);
      return paper.colour;
    },
  };
}

/** The pages' colour; unknown where pictures lie behind the words, as on covers. */
function readPaper(document: XmlElement, pack: OfficePackage): Ground {
  const headers = [...pack.names]
    .filter((name) => /^word\/header\d*\.xml$/.test(name))
    .map((name) => optionalPart(pack, name, () => undefined));
  for (const part of [document, ...headers])
    for (const anchor of within(part, 'anchor')) if (isOn(attribute(anchor, 'behindDoc')) && isBroad(anchor)) return { colour: null };
  return { colour: hexColour(attribute(at(document, 'background'), 'color')) ?? white };
}

function isBroad(anchor: XmlElement): boolean {
  const extent = at(anchor, 'extent');
  return Number(attribute(extent, 'cx')) >= broad.width && Number(attribute(extent, 'cy')) >= broad.height;
}
