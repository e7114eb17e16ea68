import type { ReactNode } from 'react';
import classes from './history.module.css';

const two = (value: number): string => String(value).padStart(2, '0');
/** A moment as a field of date and time has it, on the clocks of the device. */
function localOf(moment: string): string {
  const at = new Date(moment);
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

export interface MomentInputProps {
  readonly label: string;
  readonly value: string | null;
  readonly disabled?: boolean;
  /** With each part that is typed; null: the moment that it had, or none yet. */
  readonly onType: (moment: string | null) => void;
  readonly onEnter: () => void;
}

/** Asks for a moment, to the minute; what was entered within that minute counts. */
export function MomentInput({ label, value, disabled, onType, onEnter }: MomentInputProps): ReactNode {
  return (
    <label className={classes['moment']}>
      <input
        type="datetime-local"
        aria-label={label}
        disabled={disabled}
        defaultValue={value === null ? '' : localOf(value)}
        onKeyDown={(event) => event.key === 'Enter' && onEnter()}
        onChange={({ target }) => {
          const at = Date.parse(target.value);
          onType(Number.isNaN(at) || (value !== null && localOf(value) === target.value) ? null : new Date(at + 59_999).toISOString());
        }}
      />
    </label>
  );
}
