import type { ReviewPolicy } from '../http/bodies.ts';
import { patch, post, segment } from '../http/client.ts';
import { HttpFault, problemOf } from '../http/fault.ts';
import { announce } from '../parts/announce.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { outcomeWords, sourceWords } from '../review/words.ts';
import { policyOf, typedList } from './policy-form.ts';

type PolicyDialogProps = {
  readonly collection: string;
  /** What is changed; null for a new one. */
  readonly policy: ReviewPolicy | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
};

/** A policy, asked for in plain words. */
export function PolicyDialog({ collection, policy, onClose, onSaved }: PolicyDialogProps) {
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const texts = (name: string): string[] => data.getAll(name).filter((value) => typeof value === 'string');
    const text = (name: string): string => texts(name)[0]?.trim() ?? '';
    const fields = policyOf({ text, ticked: texts }, policy);
    if (typeof fields === 'string') throw new HttpFault(problemOf('bad_request', 'The policy says nothing', fields));
    // Whoever changed it meanwhile is not overwritten unseen.
    if (policy) await patch(`/v1/review-policies/${segment(policy.id)}`, { ...fields, version: policy.version });
    else await post('/v1/review-policies', { ...fields, ...(text('reach') === 'all' ? {} : { collection }) });
    announce(policy?.enabled === false ? 'The policy is changed, and still off' : 'The policy holds from the next question on');
    onSaved();
  };
  const [title, action] = policy ? ['Change the policy', 'Save'] : ['New policy', 'Set the policy'];
  return (
    <FormDialog title={title} action={action} className="policy-form" onClose={onClose} onSubmit={submit}>
      <label for="policy-name">Name; who asks is told it</label>
      <input id="policy-name" name="name" type="text" required maxLength={100} autofocus defaultValue={policy?.name} />
      <Conditions when={policy?.when ?? {}} />
      <fieldset>
        <legend>What happens</legend>
        <Choice name="effect" value="hold" isChosen={policy?.effect !== 'copy'} words="Who asks waits for a person's answer" />
        <Choice
          name="effect"
          value="copy"
          isChosen={policy?.effect === 'copy'}
          words="The answer is given as always, and a person looks at it too"
        />
      </fieldset>
      <Where policy={policy} />
      <label for="policy-reviewers">Only editors of these groups review them; leave it empty for every editor</label>
      <input id="policy-reviewers" name="reviewers" type="text" maxLength={5200} defaultValue={typedList(policy?.reviewers)} />
    </FormDialog>
  );
}

function Conditions({ when }: Pick<ReviewPolicy, 'when'>) {
  const { words, outcomes = [], partOutcomes = [], sources = [], evidenceWithin, groups, keys = [] } = when;
  return (
    <fieldset>
      <legend>Which questions? All that you fill in must hold.</legend>
      <label for="policy-words">They say one of these words or phrases, with commas between; fire* is also fired</label>
      <input
        id="policy-words"
        name="words"
        type="text"
        maxLength={5200}
        placeholder="dismissal, notice period, fire*"
        defaultValue={typedList(words)}
      />
      <Ticks name="outcomes" label="Each" of={outcomeWords} ticked={outcomes} />
      <Ticks name="partOutcomes" label="One of several questions in it" of={outcomeWords} ticked={partOutcomes} />
      <Ticks name="sources" label="Sources of the answer" of={sourceWords} ticked={sources} />
      <label for="policy-evidence">Answered with evidence less than this above what is needed, such as 0.05</label>
      <input id="policy-evidence" name="evidenceWithin" type="number" min={0} max={1} step="any" defaultValue={evidenceWithin} />
      <label for="policy-groups">Asked by somebody of one of these groups</label>
      <input id="policy-groups" name="groups" type="text" maxLength={5200} defaultValue={typedList(groups)} />
      {keys.length > 0 && (
        <Ticks name="keys" label="Asked with the key" of={Object.fromEntries(keys.map((id) => [id, id]))} ticked={keys} />
      )}
    </fieldset>
  );
}

const Where = ({ policy }: Pick<PolicyDialogProps, 'policy'>) =>
  policy ? (
    <p class="quiet small">
      It is about {policy.collection === null ? 'any collection' : 'this collection'}. For another reach, set a new policy and remove this
      one.
    </p>
  ) : (
    <fieldset>
      <legend>Where</legend>
      <Choice name="reach" value="one" isChosen words="Questions about this collection" />
      <Choice name="reach" value="all" words="Questions about any collection" />
    </fieldset>
  );

type TicksProps = {
  readonly name: string;
  readonly label: string;
  readonly of: Readonly<Record<string, string>>;
  readonly ticked: readonly string[];
};

const Ticks = ({ name, label, of, ticked }: TicksProps) => (
  <div class="ticks" role="group" aria-label={label}>
    <span>{label}</span>
    {Object.entries(of).map(([value, words]) => (
      <label key={value} class="check">
        <input type="checkbox" name={name} value={value} defaultChecked={ticked.includes(value)} /> {words}
      </label>
    ))}
  </div>
);

type ChoiceProps = { readonly name: string; readonly value: string; readonly words: string; readonly isChosen?: boolean };

const Choice = ({ name, value, words, isChosen = false }: ChoiceProps) => (
  <label class="check">
    <input type="radio" name={name} value={value} defaultChecked={isChosen} /> {words}
  </label>
);
