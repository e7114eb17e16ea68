import { useEffect, useRef, useState } from 'react';
import { useProject } from '../../project/context.js';
import type { Refused } from './model/plan.js';

/** Names a cell. A number: the row for a new one. */
export const cellKey = (row: string | number, column: string): string => `${typeof row === 'number' ? 'new' : row} ${column}`;

/** What stands in a cell that is open. */
export interface Opened {
  readonly row: string | number;
  readonly column: string;
  readonly text: string;
}
interface Held {
  /** What could not be kept, by `cellKey`. */
  readonly refused: ReadonlyMap<string, Refused>;
  /** What is written so far in the row for a new one, by column. */
  readonly draft: ReadonlyMap<string, string>;
  /** What was chosen from a list in that row. */
  readonly chosen: ReadonlyMap<string, unknown>;
  readonly open: Opened | null;
}
export interface HeldCells extends Held {
  readonly mark: (refused: readonly Refused[], cleared: readonly string[]) => void;
  readonly write: (draft: ReadonlyMap<string, string>, chosen: ReadonlyMap<string, unknown>) => void;
  /** Null: none is open. */
  readonly setOpen: (open: Opened | null) => void;
}

const NOTHING: Held = { refused: new Map(), draft: new Map(), chosen: new Map(), open: null };

const isNothing = ({ refused, draft, open }: Held): boolean => refused.size === 0 && draft.size === 0 && open === null;
const written = ({ refused, draft, chosen, open }: Held): string => JSON.stringify({ refused: [...refused], draft: [...draft], chosen: [...chosen], open });

/** A cell that was open when the table went is marked: whoever comes back finds what they typed, and has not kept it. */
function read(text: string): Held {
  const { refused, draft, chosen, open } = JSON.parse(text) as { refused: [string, Refused][]; draft: [string, string][]; chosen: [string, unknown][]; open: Opened | null };
  const left: [string, Refused][] = open ? [[cellKey(open.row, open.column), { ...open, why: 'left' }]] : [];
  return { refused: new Map([...refused, ...left]), draft: new Map(draft), chosen: new Map(chosen), open: null };
}

/** What is written in the table of `place` and could not be kept, or is not kept yet: it stays on the device until somebody mends or drops it, also while they look elsewhere and after a reload. */
export function useHeldCells(place: string): HeldCells {
  const { session } = useProject();
  const [held, setHeld] = useState(NOTHING);
  const latest = useRef(NOTHING);
  const isRead = useRef(false);
  const change = (part: Partial<Held>): void => {
    latest.current = { ...latest.current, ...part };
    setHeld(latest.current);
    // Before what is there was read it would be written over.
    if (isRead.current) session.typed.keep(place, isNothing(latest.current) ? null : written(latest.current));
  };
  useEffect(() => {
    let late = false;
    void session.ready
      .then(() => session.typed.read(place))
      .then((text) => {
        if (late) return;
        isRead.current = true;
        const [before, now] = [text === null ? NOTHING : read(text), latest.current];
        if (isNothing(before) && isNothing(now)) return;
        change({ refused: new Map([...before.refused, ...now.refused]), draft: new Map([...before.draft, ...now.draft]), chosen: new Map([...before.chosen, ...now.chosen]) });
      });
    return () => {
      late = true;
    };
  }, [session, place]);
  return {
    ...held,
    mark: (refused, cleared) => {
      const after = new Map(latest.current.refused);
      for (const key of cleared) after.delete(key);
      for (const each of refused) after.set(cellKey(each.row, each.column), each);
      if (refused.length > 0 || after.size < latest.current.refused.size) change({ refused: after });
    },
    write: (draft, chosen) => change({ draft, chosen }),
    setOpen: (open) => {
      if (open !== latest.current.open) change({ open });
    },
  };
}
