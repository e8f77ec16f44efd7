import type { ComponentChildren } from 'preact';
import { TableScroll } from './TableScroll';
import { Term } from './Term';

/** A column of a table: its title, and its content in a row, which is a text or a number. */
type DataColumn<Row> = {
  readonly title: string;
  /** The glossary's entry that explains the title. */
  readonly term?: string;
  /** The title on narrow screens, where it is another. */
  readonly short?: string;
} & (
  | { readonly cell: (row: Row) => ComponentChildren }
  | { readonly number: (row: Row) => ComponentChildren }
);

interface Props<Row> {
  /** What the table shows, for those who cannot see it. */
  readonly label: string;
  readonly class: string;
  readonly caption?: ComponentChildren;
  readonly hidesCaption?: boolean;
  /** The first one names the row. */
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly isCurrent?: (row: Row) => boolean;
  /** Whether each number carries its column's title, for screens too narrow for a header. */
  readonly stacks?: boolean;
}

/** Rows under the titles of their columns, in a frame that scrolls sideways. */
export function DataTable<Row>(props: Props<Row>) {
  const { columns, rows, isCurrent = () => false } = props;
  const looks = (column: DataColumn<Row>) => ('number' in column ? 'numeric' : undefined);
  const content = (column: DataColumn<Row>, row: Row) =>
    'number' in column ? column.number(row) : column.cell(row);
  return (
    <TableScroll name={{ label: props.label }}>
      <table class={props.class}>
        {props.caption && (
          <caption class={props.hidesCaption ? 'visually-hidden' : undefined}>{props.caption}</caption>
        )}
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" class={looks(column)}>
                {column.term ? <Term id={column.term}>{column.title}</Term> : column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} class={isCurrent(row) ? 'is-current' : undefined}>
              {columns.map((column, place) =>
                place === 0 ? (
                  <th key={column.title} scope="row">
                    {content(column, row)}
                  </th>
                ) : (
                  <td
                    key={column.title}
                    class={looks(column)}
                    data-label={props.stacks ? (column.short ?? column.title) : undefined}
                  >
                    {content(column, row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
