/** What a paper holds, whatever its form: lines, fields, tables, lists. */
import { Fragment, type VNode } from 'preact';
import type {
  PaperBlock,
  PaperFields,
  PaperList,
  PaperTable,
  PaperText,
} from '../../core/text/paper.ts';
import { plain, type Inline, type Rich } from '../../core/text/rich.ts';
import { Text } from '../parts/inline.tsx';

export function Lines({ of }: { readonly of: Rich }): VNode {
  return (
    <>
      {of.map((line, at) => (
        <Fragment key={at}>
          {at > 0 ? <br /> : null}
          <Text of={line} />
        </Fragment>
      ))}
    </>
  );
}

interface ParagraphProps {
  readonly of: PaperText;
  readonly class?: string;
}

/** Its place on the paper shows what it is; who cannot see it hears the author's word for it. */
export function Paragraph({ of, class: name }: ParagraphProps): VNode {
  return (
    <p class={name}>
      {of.label === undefined ? null : <span class="invisible">{of.label}&nbsp;: </span>}
      <Lines of={of.lines} />
    </p>
  );
}

interface BlockProps {
  readonly of: PaperBlock;
  /** Bold in a cell is the mark of the laboratory, not an emphasis. */
  readonly marked?: boolean;
}

export function Block({ of, marked = false }: BlockProps): VNode {
  switch (of.kind) {
    case 'text':
      return <Paragraph of={of} />;
    case 'fields':
      return <Fields of={of} />;
    case 'table':
      return <Table of={of} marked={marked} />;
    case 'list':
      return <List of={of} />;
  }
}

function Fields({ of }: { readonly of: PaperFields }): VNode {
  return (
    <dl>
      {of.rows.map(([name, value], at) => (
        <div key={at}>
          <dt>
            <Text of={name} />
          </dt>
          <dd>
            {value.length > 0 ? (
              <Text of={value} />
            ) : (
              <>
                <span class="invisible">vide</span>&nbsp;
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function List({ of }: { readonly of: PaperList }): VNode {
  const items = of.items.map(([first = [], ...more], at) => (
    <li key={at}>
      <span>
        <Text of={first} />
        {more.map((line, under) => (
          <small key={under}>
            <Text of={line} />
          </small>
        ))}
      </span>
    </li>
  ));
  return of.ordered ? <ol class="lignes">{items}</ol> : <ul class="lignes">{items}</ul>;
}

interface TableProps {
  readonly of: PaperTable;
  readonly marked: boolean;
}

/** Written out: on a narrow screen rows fold (documents.css), and browsers then forget that they are some. */
const ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  title: { role: 'columnheader' },
  name: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

function Table({ of: { columns, rows }, marked }: TableProps): VNode {
  const names = columns.map((_, at) => {
    const cells = rows.map((row) => plain(row[at] ?? []));
    return at > 0 && cells.every(isNumber) ? 'valeur' : undefined;
  });
  return (
    <div class="tableau">
      <table {...ROLES.table}>
        <thead {...ROLES.group}>
          <tr {...ROLES.row}>
            {columns.map((title, at) =>
              title.length > 0 ? (
                <th key={at} scope="col" {...ROLES.title} class={names[at]}>
                  <Text of={title} />
                </th>
              ) : (
                <td key={at} {...ROLES.cell} />
              ),
            )}
          </tr>
        </thead>
        <tbody {...ROLES.group}>
          {rows.map((row, number) => (
            <tr key={number} {...ROLES.row}>
              {row.map((cell, at) => {
                const inside = <Cell of={cell} marked={marked} />;
                return at === 0 && cell.length > 0 ? (
                  <th key={at} scope="row" {...ROLES.name}>
                    {inside}
                  </th>
                ) : (
                  <td key={at} {...ROLES.cell} class={names[at]}>
                    {inside}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "139 mmol/L", "136 à 145"; not "06/2028". */
const isNumber = (text: string): boolean => /^[<>≤≥±−-]?\s?\d/u.test(text) && !/\d\/\d/.test(text);

function Cell({ of, marked }: { readonly of: readonly Inline[]; readonly marked: boolean }): VNode {
  const isMarked = marked && of.some((node) => typeof node === 'object' && node.tag === 'strong');
  return (
    <>
      <Text of={of} />
      {isMarked ? <span class="invisible"> (souligné)</span> : null}
    </>
  );
}
