import type { Sentence } from '../http/bodies.ts';

/** The row that a cell of the answer stands in, under the names of its columns; the cell is marked. On a phone the columns stand below one another. */
export function CellTable({ table }: { readonly table: NonNullable<Sentence['table']> }) {
  const caption = [table.caption, table.unit].filter(Boolean).join(', ');
  return (
    <div class="cell-table" data-testid="cell-table">
      <table>
        {caption !== '' && <caption dir="auto">{caption}</caption>}
        <thead>
          <tr>
            {table.header.map((name, column) =>
              name === '' ? (
                <td key={column} />
              ) : (
                <th key={column} scope="col" dir="auto">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope="row" dir="auto">
                {name?.text}
              </th>
              {cells.map(({ text, isAnswer }, column) => (
                <td key={column} dir="auto" data-column={table.header[column + 1]} class={isAnswer ? 'is-answer' : undefined}>
                  {isAnswer ? <mark>{text}</mark> : text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
