import type { ReviewPolicy } from '../http/bodies.ts';
import { post } from '../http/client.ts';
import { HttpFault, problemOf } from '../http/fault.ts';
import { announce } from '../parts/announce.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { policyOf } from './policy-form.ts';

type NewPolicyProps = { readonly collection: string; readonly onClose: () => void; readonly onMade: () => void };

/** A policy, asked for in plain words. */
export function NewPolicy({ collection, onClose, onMade }: NewPolicyProps) {
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const texts = (name: string): string[] => data.getAll(name).filter((value) => typeof value === 'string');
    const policy = policyOf({ text: (name) => texts(name)[0]?.trim() ?? '', ticked: texts }, collection);
    if (typeof policy === 'string') throw new HttpFault(problemOf('bad_request', 'The policy says nothing', policy));
    await post<ReviewPolicy>('/v1/review-policies', policy);
    announce('The policy holds from the next question on');
    onMade();
  };
  return (
    <FormDialog title="New policy" action="Set the policy" className="new-policy" onClose={onClose} onSubmit={submit}>
      <label for="policy-name">Name; who asks is told it</label>
      <input id="policy-name" name="name" type="text" required maxLength={100} autofocus />
      <fieldset>
        <legend>Which questions? All that you fill in must hold.</legend>
        <label for="policy-words">They say one of these words or phrases, with commas between; fire* is also fired</label>
        <input id="policy-words" name="words" type="text" maxLength={2000} placeholder="dismissal, notice period, fire*" />
        <Ticks name="outcomes" label="Each" of={outcomes} />
        <Ticks name="partOutcomes" label="One of several questions in it" of={partOutcomes} />
        <Ticks name="sources" label="A source of the answer" of={sources} />
        <label for="policy-evidence">Answered with evidence less than this above what is needed, such as 0.05</label>
        <input id="policy-evidence" name="evidenceWithin" type="number" min={0.001} max={1} step="any" />
        <label for="policy-groups">Asked by somebody of one of these groups</label>
        <input id="policy-groups" name="groups" type="text" maxLength={500} />
      </fieldset>
      <fieldset>
        <legend>What happens</legend>
        <Choice name="effect" value="hold" isFirst words="Who asks waits for a person's answer" />
        <Choice name="effect" value="copy" words="The answer is given as always, and a person looks at it too" />
      </fieldset>
      <fieldset>
        <legend>Where</legend>
        <Choice name="reach" value="one" isFirst words="Questions about this collection" />
        <Choice name="reach" value="all" words="Questions about any collection" />
      </fieldset>
      <label for="policy-reviewers">Only editors of these groups review them; leave it empty for every editor</label>
      <input id="policy-reviewers" name="reviewers" type="text" maxLength={500} />
    </FormDialog>
  );
}

type Pairs = readonly (readonly [value: string, words: string])[];
const outcomes: Pairs = [
  ['abstained', 'has no answer in the documents'],
  ['retrieval_only', 'gets passages only'],
  ['refused', 'is refused'],
  ['answered', 'has an answer'],
];
const partOutcomes: Pairs = [['abstained', 'has no answer in the documents']];
const sources: Pairs = [
  ['contradicted', 'is contradicted by another'],
  ['stale', 'is stale'],
  ['superseded', 'was replaced'],
  ['expired', 'is not valid now'],
  ['unverified', 'has no time limit'],
];

const Ticks = ({ name, label, of }: { readonly name: string; readonly label: string; readonly of: Pairs }) => (
  <div class="ticks" role="group" aria-label={label}>
    <span>{label}</span>
    {of.map(([value, words]) => (
      <label key={value} class="check">
        <input type="checkbox" name={name} value={value} /> {words}
      </label>
    ))}
  </div>
);

type ChoiceProps = { readonly name: string; readonly value: string; readonly words: string; readonly isFirst?: boolean };

const Choice = ({ name, value, words, isFirst = false }: ChoiceProps) => (
  <label class="check">
    <input type="radio" name={name} value={value} defaultChecked={isFirst} /> {words}
  </label>
);
