import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useProject } from '../../../project/context.js';
import { EditedBy, editingKey } from './EditedBy.js';
import classes from './fields.module.css';

export interface EditingProps {
  readonly entity: string;
  readonly id: string;
  readonly field: string;
  /** The editor; it calls `onClose` when it closes. */
  readonly children: (onClose: () => void) => ReactNode;
}

/** Around the editor of one field: tells the others who types in it, from the first letter until it closes, and shows who else does. To stand on a field is not to type in it. */
export function Editing({ entity, id, field, children }: EditingProps): ReactNode {
  const { session } = useProject();
  const at = editingKey(entity, id, field);
  const typing = useRef(false);
  const tell = (types: boolean): void => {
    if (typing.current === types) return;
    typing.current = types;
    session.setPresence({ editing: types ? at : null });
  };
  const gone = useEffectEvent(() => tell(false));
  useEffect(() => () => gone(), [at]);
  return (
    <div className={classes['row']} data-field={field} onInput={() => tell(true)}>
      {children(() => tell(false))}
      <EditedBy at={at} />
    </div>
  );
}
