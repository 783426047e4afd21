import type { Cut, ParsedDocument, RevisionWork } from '#core';
import { cutDocument, cutter } from '../chunk/cut-document.ts';
import { failingForGood } from './fail-for-good.ts';
import type { StepOutcome, StepPorts } from './step-ports.ts';

const maxTitleLength = 500;

/** received → parsed: the file becomes text, and the text chunks. */
export function parseRevision(ports: StepPorts, revisionId: string, signal: AbortSignal): Promise<StepOutcome> {
  return failingForGood(ports.revisions, revisionId, async () => {
    const work = await ports.revisions.begin(revisionId, 'received');
    if (!work) return { outcome: 'nothing' };
    const path = await ports.blobs.path(work.blobSha256);
    const found = await ports.parser.parse(path, work.mediaType, work.fileName, signal);
    const titled = { ...found, title: titleOf(work, found) };
    const { chunks, warnings } = await cutDocument(titled, work.chunking, ports.embedder, signal);
    const parsed = { ...titled, warnings: [...found.warnings, ...warnings] };
    if (!(await ports.revisions.saveParsed(revisionId, parsed, chunks, cutOf(work)))) return { outcome: 'nothing' };
    await ports.queue.enqueue('embed', [revisionId]);
    return { outcome: 'done' };
  });
}

/** Cut where a given one is refused: every chunk is indexed under it, so a megabyte of heading would be stored a thousand times. */
function titleOf(work: RevisionWork, parsed: ParsedDocument): string {
  return (work.givenTitle ?? parsed.title ?? work.fileName).slice(0, maxTitleLength).toWellFormed();
}

function cutOf({ chunking, settingsVersion }: RevisionWork): Cut {
  return { cutter, settingsVersion, ...chunking };
}
