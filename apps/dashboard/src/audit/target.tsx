import { segment } from '../http/client.ts';

/** The pages of what acts are done to, by the first word of the action. */
const pages: Readonly<Record<string, string>> = {
  batch: 'batches',
  document: 'documents',
  evaluation: 'evaluations',
  question: 'questions',
  review: 'review',
  source: 'sources',
};

/** What something was done to, as a link where it may still be there. */
export function Target({ action, target }: { readonly action: string; readonly target: string }) {
  const [of = '', act] = action.split('.');
  const page = act === 'delete' ? undefined : pages[of];
  return page === undefined ? (
    <div class="quiet small breakable">{target}</div>
  ) : (
    <div class="small breakable">
      <a href={`/${page}/${segment(target)}`}>{target}</a>
    </div>
  );
}
