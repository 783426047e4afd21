import { Parser } from 'htmlparser2';
import { normalUrl } from './normal-url.ts';

/** What a page says to those who walk through a site. */
export interface PageHead {
  /** Addresses it links to, in the order of the page, each once; none that ask not to be followed. */
  readonly links: readonly string[];
  readonly canonical: string | null;
  readonly isIndexable: boolean;
}

const maxLinks = 2000;

/** Reads a page with a tolerant tokenizer: no tree is built, so depth and size cost nothing but time. */
export function readHead(html: string, url: string, robotsHeader: string | null): PageHead {
  const links = new Set<string>();
  const directives = directivesOf(robotsHeader);
  let base = url;
  let canonical: string | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      const href = attributes['href']?.trim();
      const relations = (attributes['rel'] ?? '').toLowerCase().split(/\s+/);
      if (name === 'base' && href && URL.canParse(href, url)) base = new URL(href, url).href;
      else if (name === 'link' && href && relations.includes('canonical')) canonical ??= normalUrl(href, base);
      else if (name === 'meta' && /^(robots|aquifer)$/i.test(attributes['name'] ?? ''))
        for (const directive of directivesOf(attributes['content'] ?? '')) directives.add(directive);
      else if ((name === 'a' || name === 'area') && href && !relations.includes('nofollow')) addLink(links, normalUrl(href, base));
    },
  });
  parser.end(html);
  const none = directives.has('none');
  return {
    links: none || directives.has('nofollow') ? [] : [...links],
    canonical,
    isIndexable: !none && !directives.has('noindex'),
  };
}

function addLink(links: Set<string>, link: string | null): void {
  if (link !== null && links.size < maxLinks) links.add(link);
}

/** "noindex, nofollow"; in a header perhaps after the name of a robot, which concerns us when it is ours or nobody's. */
function directivesOf(text: string | null): Set<string> {
  const found = new Set<string>();
  let isForUs = true;
  for (const part of (text ?? '').toLowerCase().split(',')) {
    const [first = '', second] = part.split(':').map((piece) => piece.trim());
    if (second !== undefined && first !== 'unavailable_after' && !first.startsWith('max-')) {
      isForUs = first === 'aquifer' || first === '*';
      if (isForUs) found.add(second);
    } else if (isForUs) found.add(first);
  }
  return found;
}
