import { Injectable } from '@nestjs/common';
import type { McpServer } from '@modelcontextprotocol/server';
import { McpFound, McpSearchInput, SearchBody } from '#contract';
import type { RankedPassage } from '#core';
import { PgCollections } from '#store';
import { urlOf } from '../document-address.ts';
import { tidy } from '../present-values.ts';
import { Scopes } from '../scopes.ts';
import { type Searched, Searches } from '../searches.ts';
import { answered, type Caller, forModels, quoting, reading, signalOf, suspected, type Told } from './tool-call.ts';

type Place = { readonly collections: ReadonlyMap<string, string>; readonly origin: string };

@Injectable()
export class SearchTool {
  constructor(
    private readonly searches: Searches,
    private readonly scopes: Scopes,
    private readonly collections: PgCollections,
  ) {}

  offer(server: McpServer, caller: Caller): void {
    server.registerTool(
      'search',
      {
        title: 'Search documents',
        description:
          'Finds passages in the documents of this knowledge service, by their words and their meaning at once, the best first. Write what you look for as a question or in keywords; exact phrases in quotation marks. Use it to look around or to read for yourself; to have a question answered with checked quotes, use `ask`. To read on around a passage, give its documentId, revision and start to `read`.',
        inputSchema: McpSearchInput,
        outputSchema: McpFound,
        annotations: reading,
      },
      (input, context) => answered(caller, () => this.run(caller, input, signalOf(caller, context))),
    );
  }

  private async run({ principal, origin }: Caller, input: McpSearchInput, signal: AbortSignal): Promise<Told> {
    const body = SearchBody.parse(input);
    const scope = await this.scopes.of(principal, body);
    const searched = await this.searches.run(body, scope, signal);
    const collections = await this.collections.names(principal, scope.collectionIds);
    const found = { passages: searched.passages.map((passage) => toFound(passage, { collections, origin })), notes: notesOf(searched) };
    return { structured: found, text: inWords(found) };
  }
}

function toFound(passage: RankedPassage, { collections, origin }: Place): McpFound['passages'][number] {
  const { documentId, revision, title, page, start, end, context, text, headings, score, guard } = passage;
  return {
    documentId,
    revision,
    title,
    page,
    start,
    end,
    url: urlOf({ documentId, revision, page, span: { start, end }, url: null }, origin),
    collection: collections.get(passage.collectionId) ?? null,
    headings: [...headings],
    context,
    text,
    guard: forModels(guard),
    score: tidy(score),
  };
}

const notesOf = ({ legs }: Searched): string[] =>
  legs.filter(({ status }) => status !== 'ok').map(({ leg, status, note }) => `the ${leg} search: ${note ?? status}`);

function inWords({ passages, notes }: McpFound): string {
  if (passages.length === 0) return ['Nothing was found. Try other words, or other collections (`list`).', ...notes].join('\n');
  const { warning, quote } = quoting();
  const told = passages.map(({ title, headings, context, text, documentId, revision, page, start, end, guard }, index) => {
    const where = `documentId ${documentId}, revision ${revision}, start ${start}, end ${end}${page === null ? '' : `, page ${page}`}`;
    return `${index + 1}. ${where}.${suspected(guard)}\n${quote([[title, ...headings].join(' > '), context, text].filter(Boolean).join('\n'))}`;
  });
  return [`${passages.length} passages, the best first. ${warning}`, ...told, ...notes].join('\n\n');
}
