import { useId, type ReactNode } from 'react';
import classes from './segmented.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Colours of the segment while it is chosen, when they mean something: a step of the position scale. */
  readonly fill?: string;
  readonly ink?: string;
  /** Read out instead of the label. */
  readonly spoken?: string;
}

export interface SegmentedChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
}

/** A few choices side by side, all of the same size and weight; arrows move between them. */
export function SegmentedChoice<Value extends string>({ label, value, options, onChange, disabled = false }: SegmentedChoiceProps<Value>): ReactNode {
  const name = useId();
  return (
    <fieldset className={classes['choice']} disabled={disabled}>
      <legend className="bz-hidden-text">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={classes['segment']} style={option.fill ? { '--fill': option.fill, '--ink': option.ink } : undefined}>
          <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} aria-label={option.spoken} />
          <span dir="auto">{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
