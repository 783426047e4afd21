/** A line of the form. `many` takes a value a line. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly isRequired?: boolean;
  readonly isMany?: boolean;
}

export interface Kind {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly fields: readonly Field[];
  /** What the secret is, where the kind takes one. */
  readonly secret?: string;
}

const one = (name: string, label: string, hint: string): Field => ({ name, label, hint, isRequired: true });
const maybe = (name: string, label: string, hint: string): Field => ({ name, label, hint });
const several = (name: string, label: string, hint: string): Field => ({ name, label, hint, isMany: true });

/** What can be set up here; everything finer is said through the API. */
export const kinds: readonly Kind[] = [
  {
    id: 'crawl',
    name: 'Website',
    about: 'Follows links from a page on, within its folder, as robots.txt allows.',
    fields: [
      one('start', 'Start page', 'https://example.org/docs/'),
      maybe('within', 'Only addresses that begin with', 'the folder of the start page'),
    ],
  },
  {
    id: 'sitemap',
    name: 'Sitemap',
    about: 'The pages a sitemap lists.',
    fields: [one('url', 'Sitemap', 'https://example.org/sitemap.xml')],
  },
  {
    id: 'url',
    name: 'Pages',
    about: 'One page or several, each by its address.',
    fields: [{ ...several('urls', 'Addresses, one a line', 'https://example.org/page'), isRequired: true }],
  },
  {
    id: 'feed',
    name: 'Feed',
    about: 'Entries of an RSS, Atom or JSON feed.',
    fields: [one('url', 'Feed', 'https://example.org/feed.xml')],
  },
  {
    id: 'folder',
    name: 'Folder',
    about: 'A folder of the server that its operator opened.',
    fields: [one('path', 'Folder', '/srv/documents')],
  },
  {
    id: 'git',
    name: 'Git repository',
    about: 'Files of a branch.',
    fields: [one('url', 'Repository', 'https://example.org/team/handbook.git'), maybe('branch', 'Branch', 'the default branch')],
    secret: 'Token',
  },
  {
    id: 's3',
    name: 'S3 bucket',
    about: 'Objects of a bucket, at Amazon or any store that speaks the same protocol.',
    fields: [
      one('bucket', 'Bucket', 'documents'),
      maybe('region', 'Region', 'us-east-1'),
      maybe('endpoint', 'Endpoint', 'Amazon'),
      maybe('prefix', 'Prefix', 'everything'),
    ],
    secret: 'Access key and secret key, with a colon between them',
  },
  {
    id: 'github',
    name: 'GitHub',
    about: 'Files, issues and wiki of a repository.',
    fields: [one('repository', 'Repository', 'owner/name')],
    secret: 'Token',
  },
  {
    id: 'confluence',
    name: 'Confluence',
    about: 'Pages of spaces.',
    fields: [
      one('baseUrl', 'Address', 'https://name.atlassian.net/wiki'),
      several('spaces', 'Keys of spaces, one a line', 'all that the token may read'),
    ],
    secret: 'E-mail and API token with a colon between them, or a token alone',
  },
  {
    id: 'notion',
    name: 'Notion',
    about: 'Pages shared with an integration.',
    fields: [several('databases', 'Ids of databases, one a line', 'every page shared')],
    secret: 'Token of the integration',
  },
];

export const kindName = (id: string): string => kinds.find((kind) => kind.id === id)?.name ?? id;

/** The settings as the form has them; what was left empty is left to the service. */
export function settingsOf(kind: Kind, value: (name: string) => string): Record<string, unknown> {
  const given = kind.fields.map(({ name, isMany }): [string, unknown] => {
    const text = value(name).trim();
    const lines = text.split('\n').map((line) => line.trim());
    return [name, isMany ? lines.filter((line) => line !== '') : text];
  });
  return Object.fromEntries(given.filter(([, entry]) => entry !== '' && !(Array.isArray(entry) && entry.length === 0)));
}
