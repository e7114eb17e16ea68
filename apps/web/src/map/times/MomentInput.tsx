import type { ReactNode } from 'react';
import classes from './history.module.css';

const two = (value: number): string => String(value).padStart(2, '0');
/** A moment as a field of date and time has it, on the clocks of the device. */
function localOf(moment: string): string {
  const at = new Date(moment);
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Asks for a moment, to the minute; what was entered within that minute counts. */
export function MomentInput({ label, value, onChange }: { readonly label: string; readonly value: string | null; readonly onChange: (moment: string) => void }): ReactNode {
  return (
    <label className={classes['moment']}>
      <input
        type="datetime-local"
        aria-label={label}
        defaultValue={value === null ? '' : localOf(value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        onBlur={({ target }) => {
          const at = Date.parse(target.value);
          if (!Number.isNaN(at) && (value === null || localOf(value) !== target.value)) onChange(new Date(at + 59_999).toISOString());
        }}
      />
    </label>
  );
}
