import { Fault, type FaultCode } from '#core';
import type { Picture, RecognisedPage } from '../recognise/recogniser.ts';
import { pageList } from './page-list.ts';
import type { ParseSource } from './parse-source.ts';

/** Below this a page's text is noise read into a photograph or a smudge. */
const legibleFrom = 30;
/** Below this a person should look at what was read. */
const trustedFrom = 60;

/** Said once where a PDF's pages are read and again where they are recognised: the same words are one warning. */
export const nothingThere = 'no text on it; blank or a picture';

/** The recognition of one document's pages: what could not be read, and why, is kept for its warnings. */
export class RecognitionRun {
  private readonly source: ParseSource;
  private readonly doubtful: { readonly page: number; readonly confidence: number }[] = [];
  private readonly unread = new Map<string, { readonly code: FaultCode; readonly pages: number[] }>();
  private tried = 0;

  constructor(source: ParseSource) {
    this.source = source;
  }

  /** Pages handed to the recogniser so far. */
  get count(): number {
    return this.tried;
  }

  /** Null when there is nothing legible on it, or it cannot be read; the warnings say which. */
  async read(page: number, picture: () => Picture): Promise<RecognisedPage | null> {
    const { recognition = { whyNot: 'text recognition is not at hand' } } = this.source;
    if ('whyNot' in recognition) return this.refuse(page, `a picture, and ${recognition.whyNot}`);
    if (this.tried >= recognition.maxPages)
      return this.refuse(
        page,
        `a picture beyond the ${recognition.maxPages} that are recognised in one document; split it, or raise AQUIFER_OCR_MAX_PAGES`,
        'parse_limit',
      );
    this.tried += 1;
    try {
      const recogniser = await recognition.open();
      const read = recogniser.recognise(picture());
      if (read.confidence === null) return this.refuse(page, nothingThere);
      if (read.confidence < legibleFrom) return this.refuse(page, 'a picture without legible text');
      if (read.confidence < trustedFrom) this.doubtful.push({ page, confidence: read.confidence });
      return read;
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'damaged_file') throw error;
      return this.refuse(page, error.message, error.code);
    }
  }

  /** `code` is the document's when no page of it can be read. */
  refuse(page: number, reason: string, code: FaultCode = 'no_text'): null {
    const others = this.unread.get(reason)?.pages ?? [];
    this.unread.set(reason, { code, pages: [...others, page] });
    return null;
  }

  /** In words for the person who uploaded it. */
  warnings(): string[] {
    const doubts = this.doubtful.map(
      ({ page, confidence }) => `page ${page} was recognised with ${confidence} % confidence: compare it with the original`,
    );
    return [...[...this.unread].map(([reason, { pages }]) => `page ${pageList(pages)}: ${reason}`), ...doubts];
  }

  /** What a document without a single legible page fails with. */
  nothing(): Fault {
    const [[reason, { code, pages }] = [nothingThere, { code: 'no_text', pages: [1] }] as const] = this.unread;
    const where = pages.length > 1 ? `${pages.length} of its pages are` : 'its page is';
    const what = reason === nothingThere ? `${where} blank or a picture without text` : `${where} ${reason}`;
    return new Fault(code, `"${this.source.fileName}" holds no text: ${what}.`);
  }
}
