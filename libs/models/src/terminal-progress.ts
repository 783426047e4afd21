import { Presets, SingleBar } from 'cli-progress';
import type { ModelProgress, OnProgress } from './download-progress.ts';

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1);

/** Shows downloads on `stream`: a bar where someone watches, plain lines in a log. Call `stop` when all is fetched. */
export function terminalProgress(stream: NodeJS.WriteStream | NodeJS.WritableStream): { onProgress: OnProgress; stop: () => void } {
  return 'isTTY' in stream && stream.isTTY ? barProgress(stream) : lineProgress(stream);
}

function barProgress(stream: NodeJS.WritableStream): { onProgress: OnProgress; stop: () => void } {
  const format = '{label} {bar} {percentage}% | {done}/{all} MB | {source}';
  let bar: SingleBar | null = null;
  let current = '';
  const stop = () => {
    bar?.stop();
    bar = null;
  };
  const onProgress = (progress: ModelProgress) => {
    const label = `${progress.modelId}/${progress.file}`;
    if (progress.activity !== null) {
      stop();
      stream.write(`${label}: ${progress.activity} …\n`);
      return;
    }
    const total = progress.totalBytes ?? progress.receivedBytes;
    const values = { label, source: progress.source, done: megabytes(progress.receivedBytes), all: megabytes(total) };
    const key = `${label} ${progress.source}`;
    if (!bar || key !== current) {
      stop();
      current = key;
      bar = new SingleBar({ format, stream, hideCursor: true, clearOnComplete: false }, Presets.shades_classic);
      bar.start(total, progress.receivedBytes, values);
    }
    bar.setTotal(total);
    bar.update(progress.receivedBytes, values);
    if (progress.receivedBytes >= total) stop();
  };
  return { onProgress, stop };
}

function lineProgress(stream: NodeJS.WritableStream): { onProgress: OnProgress; stop: () => void } {
  const lastTenth = new Map<string, number>();
  const onProgress = (progress: ModelProgress) => {
    const label = `${progress.modelId}/${progress.file}`;
    if (progress.activity !== null) {
      stream.write(`${label}: ${progress.activity} …\n`);
      return;
    }
    const key = `${label} ${progress.source}`;
    const tenth = progress.totalBytes
      ? Math.floor((progress.receivedBytes / progress.totalBytes) * 10)
      : Math.floor(progress.receivedBytes / 50_000_000);
    if (lastTenth.get(key) === tenth) return;
    lastTenth.set(key, tenth);
    const share = progress.totalBytes
      ? `${tenth * 10} % of ${megabytes(progress.totalBytes)} MB`
      : `${megabytes(progress.receivedBytes)} MB`;
    stream.write(`${label}: ${share} from ${progress.source}\n`);
  };
  return { onProgress, stop: () => undefined };
}
