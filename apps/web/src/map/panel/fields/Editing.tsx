import type { ReactNode } from 'react';
import { useProject } from '../../../project/context.js';
import { EditedBy, editingKey } from './EditedBy.js';
import classes from './fields.module.css';

/** Around the editor of one field: tells the others who is in it, and shows who else is. */
export function Editing({ entity, id, field, children }: { readonly entity: string; readonly id: string; readonly field: string; readonly children: ReactNode }): ReactNode {
  const { session } = useProject();
  const at = editingKey(entity, id, field);
  return (
    <div className={classes['row']} data-field={field} onFocus={() => session.setPresence({ editing: at })} onBlur={() => session.setPresence({ editing: null })}>
      {children}
      <EditedBy at={at} />
    </div>
  );
}
