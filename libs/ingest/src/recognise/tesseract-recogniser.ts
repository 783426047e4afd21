import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { Fault } from '#core';
import { type Picture, Recogniser, type RecognisedPage } from './recogniser.ts';
import { readTsv } from './tsv.ts';

/** What is called of Tesseract's engine; the package has no types. */
interface TesseractModule {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
  readonly TessBaseAPI: new () => TesseractApi;
}
interface TesseractApi {
  /** 0 when it worked. Engine mode 1 is the neural one. */
  Init(dataPath: null, languages: string, engineMode: 1): number;
  SetVariable(name: string, value: string): boolean;
  /** 1 when the file at /input is no picture that it reads. */
  SetImageFile(orientation: number, angle: number): number;
  Recognize(monitor: null): number;
  GetTSVText(page: number): string;
  Clear(): void;
}

export interface LanguageData {
  /** As Tesseract names it: eng, deu. */
  readonly language: string;
  /** A .traineddata file, gzipped. */
  readonly path: string;
}

/**
 * Tesseract's engine in this thread: nothing is fetched and nothing is started, so whoever ends the process ends it too. The build with
 * plain SIMD: the one with relaxed SIMD is no faster (1.34 to 1.37 s a page) and may read differently from machine to machine.
 */
export class TesseractRecogniser extends Recogniser {
  private readonly engine: TesseractModule;
  private readonly api: TesseractApi;

  private constructor(engine: TesseractModule, api: TesseractApi) {
    super();
    this.engine = engine;
    this.api = api;
  }

  static async open(languages: readonly LanguageData[]): Promise<TesseractRecogniser> {
    const load = createRequire(import.meta.url)('tesseract.js-core/tesseract-core-simd-lstm') as (
      options: object,
    ) => Promise<TesseractModule>;
    const engine = await load({ print: () => undefined, printErr: () => undefined });
    for (const { language, path } of languages) engine.FS.writeFile(`./${language}.traineddata`, gunzipSync(await readFile(path)));
    const api = new engine.TessBaseAPI();
    const named = languages.map(({ language }) => language).join('+');
    if (api.Init(null, named, 1) !== 0)
      throw new Fault('model_unavailable', `text recognition does not start with the languages ${named}; run "aquifer models verify"`);
    return new TesseractRecogniser(engine, api);
  }

  recognise({ bytes, orientation = 1 }: Picture): RecognisedPage {
    this.engine.FS.writeFile('/input', bytes);
    try {
      if (this.api.SetImageFile(orientation, 0) === 1)
        throw new Fault('damaged_file', 'a picture that cannot be decoded, damaged or packed in a way that is not read');
      this.api.Recognize(null);
      return readTsv(this.api.GetTSVText(0));
    } finally {
      this.api.Clear();
      this.engine.FS.unlink('/input');
    }
  }
}
