// What runs in a parse child: one document at a time, told by its parent, until the parent goes.
import { Worker } from 'node:worker_threads';
import { Fault } from '#core';
import { parseFile } from '../parse/parse-file.ts';
import type { PageDone } from '../parse/parse-source.ts';
import { isSyntaxBroken, withSyntax } from '../syntax/with-syntax.ts';
import { type ChildRequest, pack, type ParsedAndScanned, type ParseEnd, type ParseReply } from './protocol.ts';

// A signal to the whole group (Ctrl-C) is the parent's to handle: a child that died of it would look like a document that kills parsers.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit(0));

const watch = new Worker(new URL(`./parent-watch${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url), {
  workerData: process.ppid,
});
watch.unref();

process.on('message', (request: ChildRequest) => {
  void answer(request).then((message) => process.send?.(message, endWhenBroken));
});
process.send?.('ready');

/** The parent starts another and sends it what this one did not take. */
function endWhenBroken(): void {
  if (isSyntaxBroken()) process.exit(0);
}

function reply(message: ParseReply): void {
  process.send?.(message);
}

async function answer(request: ChildRequest): Promise<ParseEnd> {
  try {
    if ('page' in request) return { picture: await (await import('../draw/draw-page.ts')).drawPage(request) };
    if ('toScan' in request) return { scan: (await guard()).scanText(request.toScan) };
    return await parse(request);
  } catch (error) {
    return { fault: toFault(error, request.fileName) };
  }
}

async function parse({ scan, ...request }: ParsedAndScanned): Promise<ParseEnd> {
  const parsed = await withSyntax(await parseFile(request, sparingly(200)), request.fileName);
  if (!scan) return { parsed: pack(parsed), scanMs: null };
  const { verdict, ms } = (await guard()).scanText({ ...parsed, title: scan.title ?? parsed.title ?? request.fileName });
  return { parsed: pack({ ...parsed, verdict }), scanMs: ms };
}

/** Loaded when first needed, as parsers are. */
const guard = (): Promise<typeof import('./scan-text.ts')> => import('./scan-text.ts');

/** Every recognised page, which takes seconds; of quick ones no more than the parent can use. */
function sparingly(everyMs: number): (done: PageDone) => void {
  let next = performance.now() + everyMs;
  return (done) => {
    if (!done.recognised && performance.now() < next) return;
    next = performance.now() + everyMs;
    reply({ done });
  };
}

/** A parser that throws on a document says that the document is broken; only nesting beyond the call stack is a limit of ours. */
function toFault(error: unknown, fileName: string): Pick<Fault, 'code' | 'message'> {
  if (error instanceof Fault) return { code: error.code, message: error.message };
  if (error instanceof RangeError)
    return {
      code: 'parse_limit',
      message: `"${fileName}" is nested too deeply or too large for its parser (${error.message}); simplify or split it`,
    };
  if (error instanceof Error && 'code' in error && 'syscall' in error)
    return { code: 'internal', message: `"${fileName}" could not be read from storage: ${error.message}` };
  return { code: 'damaged_file', message: `"${fileName}" cannot be parsed: ${String(error)}. Save or export it again.` };
}
