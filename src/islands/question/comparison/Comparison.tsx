/**
 * What papers say of the same traits, a row each, then a conclusion. The table's roles are written out:
 * a row that folds on a narrow screen would lose them.
 */
import { Fragment, type VNode } from 'preact';
import { plain, type Inline } from '../../../core/text/rich.ts';
import { Text } from '../../parts/inline.tsx';
import type { BodyProps } from '../kind-view.ts';
import { Mark, markClass } from '../Mark.tsx';
import { Options } from '../Options.tsx';
import { Reason, reasonId } from '../Reason.tsx';

/** Spread, since a table has them until its display is another. */
const ROLES = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
} as const;

export function Comparison(props: BodyProps<'multiple'>): VNode {
  const { question, response, onChange, marks, locked } = props;
  const [trait = '', ...papers] = question.columns ?? [];
  const rows = question.options.filter(({ cells }) => cells);
  const conclusions = question.options.filter(({ cells }) => !cells);
  const isRow = (id: string): boolean => rows.some((row) => row.id === id);
  const titles = [1, 2].map((step) => `_${question.id}-etape-${step}`);

  return (
    <>
      <p class="etape" id={titles[0]}>
        <b>1</b> Cochez les lignes qui ne concordent pas
      </p>
      <p class="petit doux">Si tout concorde, ne cochez aucune ligne.</p>
      <table class="comparaison" {...ROLES.table} aria-labelledby={titles[0]}>
        <thead {...ROLES.rowgroup}>
          <tr {...ROLES.row}>
            <td {...ROLES.cell} />
            {[trait, ...papers].map((title) => (
              <th key={title} scope="col" {...ROLES.columnheader}>
                {title}
              </th>
            ))}
            <td {...ROLES.cell} />
          </tr>
        </thead>
        <tbody {...ROLES.rowgroup}>
          {rows.map(({ id, text, cells = [] }) => {
            const state = marks?.[id];
            const differs = state === 'right' || state === 'missed';
            return (
              <Fragment key={id}>
                <tr {...ROLES.row} class={markClass(state)}>
                  <td {...ROLES.cell}>
                    <input
                      type="checkbox"
                      aria-label={`${plain(text)}\u00A0: ne concorde pas`}
                      id={`_${question.id}-${id}-case`}
                      name={question.id}
                      value={id}
                      checked={response.includes(id)}
                      disabled={locked}
                      aria-describedby={reasonId(props, id)}
                      onChange={(event) =>
                        onChange(
                          event.currentTarget.checked
                            ? [...response, id]
                            : response.filter((other) => other !== id),
                        )
                      }
                    />
                  </td>
                  <th scope="row" {...ROLES.rowheader}>
                    <label htmlFor={`_${question.id}-${id}-case`}>
                      <Text of={text} />
                    </label>
                  </th>
                  {cells.map((cell, at) => (
                    <td key={at} {...ROLES.cell}>
                      <i>{papers[at]}</i>
                      {cell.map((node) => said(node, differs))}
                    </td>
                  ))}
                  <td {...ROLES.cell}>
                    <Mark state={state} word={state === 'missed' && 'À cocher'} />
                  </td>
                </tr>
                {reasonId(props, id) ? (
                  <tr {...ROLES.row} class={markClass(state)}>
                    <td {...ROLES.cell} colSpan={papers.length + 3}>
                      <Reason of={props} part={id} />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      <p class="etape" id={titles[1]}>
        <b>2</b> Concluez
      </p>
      <div role="radiogroup" aria-labelledby={titles[1]}>
        <Options
          {...props}
          type="radio"
          options={conclusions}
          isTicked={(id) => response.includes(id)}
          tick={(id) => onChange([...response.filter(isRow), id])}
        />
      </div>
    </>
  );
}

/** The sign that differs is shown once the row was corrected. */
function said(node: Inline, differs: boolean): VNode {
  if (typeof node === 'string' || node.tag !== 'strong') return <Text of={[node]} />;
  return differs ? (
    <mark>
      <Text of={node.children} />
      <span class="invisible">, diffère</span>
    </mark>
  ) : (
    <Text of={node.children} />
  );
}
