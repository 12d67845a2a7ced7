import { TableGrid } from '../grid/TableGrid.tsx';
import type { FieldProps } from './props.ts';

export function TableField(props: FieldProps<'table'>) {
  return (
    <TableGrid
      table={props.holder}
      subject={props.at.subject}
      id={props.id}
      labelId={props.labelId}
      describedBy={props.describedBy}
      readOnly={props.readOnly}
    />
  );
}
