/** A column's name; `class` as the table's styles know it, `title` on hover. An unseen one is read out only. */
export type Column = string | { readonly name: string; readonly class?: string; readonly title?: string; readonly isUnseen?: boolean };

/** The last column of a table whose rows have buttons. */
export const actions: Column = { name: 'Actions', class: 'acts', isUnseen: true };

export const TableHead = ({ columns }: { readonly columns: readonly Column[] }) => (
  <thead>
    <tr>
      {columns.map(toColumn).map(({ name, isUnseen = false, ...place }) => (
        <th key={name} scope="col" {...place}>
          {isUnseen ? <span class="unseen">{name}</span> : name}
        </th>
      ))}
    </tr>
  </thead>
);

const toColumn = (column: Column): Exclude<Column, string> => (typeof column === 'string' ? { name: column } : column);
