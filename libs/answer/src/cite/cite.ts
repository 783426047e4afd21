import { invariant, type Citation } from '#core';
import type { EvidenceSentence } from '../choose/choose-evidence.ts';

/** The citation of a sentence: its exact span in the revision, the words that stand there, and where on which page. */
export function cite({ passage, span, text }: EvidenceSentence, marker: number): Citation {
  invariant(passage.text.length === passage.end - passage.start, `passage ${passage.chunkId} is the canonical text at its span`);
  const quoted = { start: passage.start + span.start, end: passage.start + span.end };
  const boxes = passage.lines.filter((line) => line.start < quoted.end && line.end > quoted.start).map((line) => line.box);
  return {
    marker,
    documentId: passage.documentId,
    revision: passage.revision,
    chunkId: passage.chunkId,
    title: passage.title,
    quote: text,
    ...quoted,
    page: boxes[0]?.page ?? passage.page,
    boxes,
    url: passage.url,
  };
}

/** Hands out markers from 1: the same words at the same place keep theirs. */
export class CitationList {
  private readonly byPlace = new Map<string, Citation>();

  get all(): readonly Citation[] {
    return [...this.byPlace.values()];
  }

  /** The citation, and whether it is its first time. */
  add(sentence: EvidenceSentence): { readonly citation: Citation; readonly isNew: boolean } {
    const place = `${sentence.passage.chunkId} ${sentence.span.start} ${sentence.span.end}`;
    const known = this.byPlace.get(place);
    if (known) return { citation: known, isNew: false };
    const citation = cite(sentence, this.byPlace.size + 1);
    this.byPlace.set(place, citation);
    return { citation, isNew: true };
  }
}
