import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from '../http/client.ts';
import { asFault, type HttpFault, isAbort } from '../http/fault.ts';
import { Failure } from '../parts/states.tsx';

type PictureProps = { readonly address: string; readonly label: string; readonly onText: () => void };

/** One page drawn by the service. While a finer picture comes, the one before stays. */
export function PagePicture({ address, label, onText }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<{ readonly isDrawn: boolean; readonly fault: HttpFault | null }>({ isDrawn: false, fault: null });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    draw(canvas.current, address, abort.signal).then(
      () => setState({ isDrawn: true, fault: null }),
      (error: unknown) => isAbort(error) || abort.signal.aborted || setState(({ isDrawn }) => ({ isDrawn, fault: asFault(error) })),
    );
    return () => abort.abort();
  }, [address, round]);
  return (
    <>
      <canvas ref={canvas} role="img" aria-label={label} data-testid="page-picture" data-drawn={state.isDrawn} />
      {!state.isDrawn && !state.fault && <span class="page-waiting" role="status" aria-label="Drawing the page" />}
      {state.fault && !state.isDrawn && (
        <div class="page-failed">
          <Failure fault={state.fault} onRetry={() => (setState({ isDrawn: false, fault: null }), setRound(round + 1))} />
          <button type="button" class="button" onClick={onText}>
            Read the text instead
          </button>
        </div>
      )}
    </>
  );
}

/** Decoded and painted, never put into the page as an address: what comes of a stranger's file stays a picture. */
async function draw(canvas: HTMLCanvasElement | null, address: string, signal: AbortSignal): Promise<void> {
  const response = await send(address, { accept: 'image/*', signal });
  const picture = await createImageBitmap(await response.blob());
  signal.throwIfAborted();
  // A photo of forty million dots would take more memory than a phone gives.
  const scale = Math.min(1, 2400 / picture.width);
  if (canvas) {
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext('2d');
    if (context) context.imageSmoothingQuality = 'high';
    context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }
  picture.close();
}
