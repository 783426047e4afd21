import type { Cut, ParsedDocument, RevisionWork } from '#core';
import { cutDocument, cutter } from '../chunk/cut-document.ts';
import type { PageDone } from '../parse/parse-source.ts';
import { failingForGood } from './fail-for-good.ts';
import type { StepOutcome, StepPorts } from './step-ports.ts';

const maxTitleLength = 500;

/** received → parsed: the file becomes text, and the text chunks. */
export function parseRevision(ports: StepPorts, revisionId: string, signal: AbortSignal): Promise<StepOutcome> {
  return failingForGood(ports.revisions, revisionId, 'received', async () => {
    const work = await ports.revisions.begin(revisionId, 'received');
    if (!work) return { outcome: 'nothing' };
    const { mediaType, fileName } = work;
    const filePath = await ports.blobs.path(work.blobSha256);
    const { mode, kinds } = work.personalData;
    const file = { filePath, mediaType, fileName, givenTitle: work.givenTitle, onPage: progressOf(ports, revisionId) };
    const found = await ports.parser.parse({ ...file, ...(mode === 'redact' && { redactedKinds: kinds }) }, signal);
    const titled = { ...found, title: titleOf(work, found) };
    const { chunks, warnings } = await cutDocument(titled, work.chunking, ports.embedder, signal);
    const parsed = { ...titled, warnings: [...found.warnings, ...warnings] };
    if (!(await ports.revisions.saveParsed(revisionId, parsed, chunks, cutOf(work)))) return { outcome: 'nothing' };
    await ports.queue.enqueue('embed', [revisionId]);
    return { outcome: 'done' };
  });
}

/** One write a second at most, and none that anybody waits for: progress is for the eye. */
function progressOf({ revisions }: StepPorts, revisionId: string): (done: PageDone) => void {
  let next = 0;
  return ({ page, of }) => {
    if (performance.now() < next) return;
    next = performance.now() + 1000;
    revisions.noteProgress(revisionId, { page, of }).catch(() => undefined);
  };
}

/** Cut where a given one is refused: every chunk is indexed under it, so a megabyte of heading would be stored a thousand times. */
function titleOf(work: RevisionWork, parsed: ParsedDocument): string {
  const title = parsed.takenOut ? parsed.title : (work.givenTitle ?? parsed.title);
  return (title ?? work.fileName).slice(0, maxTitleLength).toWellFormed();
}

function cutOf({ chunking, settingsVersion }: RevisionWork): Cut {
  return { cutter, settingsVersion, ...chunking };
}
