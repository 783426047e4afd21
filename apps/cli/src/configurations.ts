import type { ConfigurationDiff, ConfigurationList, Switched } from '#contract';
import { call, post, type Server } from './client.ts';
import { onOneLine, say, screens } from './say.ts';

const address = '/v1/configurations';

/** Newest first; a star stands before the one that is served. */
export async function listConfigurations(server: Server): Promise<void> {
  const { items, rollsBackTo, warnings } = (await (await call(server, `${address}?limit=100`)).json()) as ConfigurationList;
  for (const { id, name, isActive, scores, problems } of items) {
    const measured = scores.map(({ collection, ndcg10 }) => `${collection} ${ndcg10.toFixed(3)}`).join(', ') || 'not measured';
    const mark = isActive ? '*' : rollsBackTo === id ? '<' : ' ';
    say(
      `${mark} ${id}  ${onOneLine(name)}  (${measured})${problems.length === 0 ? '' : `  cannot be served here: ${problems.join('; ')}`}`,
    );
  }
  if (rollsBackTo !== null) console.log('* is served, < is what "aquifer configurations rollback" goes back to');
  for (const warning of warnings) say(warning, screens.aside);
}

export async function activateConfiguration(server: Server, id: string, { reason }: { readonly reason?: string }): Promise<void> {
  await tell(await post(server, `${address}/${encodeURIComponent(id)}/activate`, { ...(reason && { reason }) }));
}

export async function rollBackConfiguration(server: Server, { reason }: { readonly reason?: string }): Promise<void> {
  await tell(await post(server, `${address}/rollback`, { ...(reason && { reason }) }));
}

/** What `after` has otherwise; than the one that is served when only one is named. */
export async function compareConfigurations(server: Server, before: string, after: string | undefined): Promise<void> {
  const query = after === undefined ? '' : `?with=${encodeURIComponent(after)}`;
  const { changes, prompts } = (await (
    await call(server, `${address}/${encodeURIComponent(before)}/diff${query}`)
  ).json()) as ConfigurationDiff;
  if (changes.length + prompts.length === 0) console.log('they are the same');
  for (const { setting, before: was, after: is } of changes) say(`${setting}: ${was ?? 'none'} -> ${is ?? 'none'}`);
  for (const { id, lines } of prompts) {
    say(`prompt ${id}`);
    for (const { kind, text } of lines) say(`${{ same: ' ', removed: '-', added: '+' }[kind]} ${text}`);
  }
}

async function tell(response: Response): Promise<void> {
  const { active, ms } = (await response.json()) as Switched;
  say(`${active.id} "${onOneLine(active.name)}" is served (${ms.toFixed(0)} ms)`);
}
