import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './choice-items.module.css';

/** One of several values, with its word. */
export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
  /** The language of the label, where it is not that of the page. */
  readonly lang?: string;
}

/** The items of a menu of which one is chosen; choosing closes the menu. */
export function ChoiceItems<Value extends string>({ options, value, onChange }: { readonly options: readonly Option<Value>[]; readonly value: Value | null; readonly onChange: (value: Value) => void }): ReactNode {
  return (
    <>
      {options.map((option) => (
        <Menu.RadioItem key={option.value} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} closeMenuOnClick checkIcon={<IconCheck size={14} aria-hidden />} lang={option.lang}>
          <span className={classes['option']}>
            {option.icon}
            {option.label}
          </span>
        </Menu.RadioItem>
      ))}
    </>
  );
}
