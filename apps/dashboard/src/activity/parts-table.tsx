import type { Answer } from '../http/bodies.ts';

type PartsTableProps = { readonly parts: NonNullable<Answer['parts']> };

const outcomes = { answered: 'answered', abstained: 'no evidence', retrieval_only: 'not searched or not said', refused: 'refused' };

/** What was decided for each part of the question, and by how much evidence. */
export const PartsTable = ({ parts }: PartsTableProps) => (
  <table class="records" aria-label="Part by part">
    <thead>
      <tr>
        <th scope="col">Part of the question</th>
        <th scope="col">Outcome</th>
        <th scope="col" class="number">
          Evidence
        </th>
        <th scope="col" class="number">
          Needed
        </th>
        <th scope="col" class="number">
          Sentences
        </th>
      </tr>
    </thead>
    <tbody>
      {parts.map(({ question, status, gate, sentences }) => (
        <tr key={question}>
          <td dir="auto">{question}</td>
          <td>{outcomes[status]}</td>
          <td class="number">{gate.score.toFixed(3)}</td>
          <td class="number">{gate.threshold.toFixed(3)}</td>
          <td class="number">{sentences.length}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
