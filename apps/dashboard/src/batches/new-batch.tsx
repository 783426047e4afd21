import type { Batch } from '../http/bodies.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { sendBatch } from './calls.ts';
import { questionLines } from './question-lines.ts';

type NewProps = { readonly onClose: () => void; readonly onMade: (batch: Batch) => void };

/** A file of questions, asked in the background. */
export const NewBatch = ({ onClose, onMade }: NewProps) => (
  <FormDialog title="Ask many questions" action="Ask them" onClose={onClose} onSubmit={(form) => ask(form).then(onMade)}>
    <label for="batch-file">File</label>
    <input id="batch-file" name="file" type="file" required accept=".txt,.ndjson,.jsonl,text/plain" data-testid="batch-file" />
    <p class="quiet small">
      Plain text with a question on each line, or NDJSON with one <code>{'{"question": …}'}</code> on each; up to 10,000.
    </p>
    <label for="batch-name">Name</label>
    <input id="batch-name" name="name" type="text" maxLength={200} placeholder="The file’s name" autocomplete="off" />
    <label for="batch-mode">Answers to plain text</label>
    <select id="batch-mode" name="mode" class="choice">
      <option value="auto">as when asked one by one</option>
      <option value="extract">quoted</option>
      <option value="compose">written by a model</option>
      <option value="retrieval_only">passages only</option>
    </select>
  </FormDialog>
);

async function ask(form: HTMLFormElement): Promise<Batch> {
  const fields = new FormData(form);
  const file = fields.get('file') as File;
  const name = (fields.get('name') as string).trim() || file.name.slice(0, 200);
  return sendBatch(name, questionLines(await file.text(), file.name, fields.get('mode') as string));
}
