import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Action } from './Action.js';
import { ChoiceItems, type Option } from './ChoiceItems.js';
import { KeyHint } from './KeyHint.js';
import { ariaKeys, isApple } from './keys.js';
import classes from './toolbar.module.css';

/** The strip above a view: what can be done at its start, how it is shown at its end. */
export function Toolbar({ label, start, end }: { readonly label: string; readonly start?: ReactNode; readonly end?: ReactNode }): ReactNode {
  return (
    <div className={classes['toolbar']} role="toolbar" aria-label={label}>
      <div className={classes['group']}>{start}</div>
      <div className={classes['group']}>{end}</div>
    </div>
  );
}

export interface ToolbarButtonProps {
  readonly label: string;
  readonly icon?: ReactNode;
  /** Its key, shown beside its name. */
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** A frequent action, with its key beside its name. */
export function ToolbarButton({ label, icon, keys, pressed, disabled, onClick }: ToolbarButtonProps): ReactNode {
  return (
    <Action className={classes['button']} onClick={onClick} disabled={disabled} aria-pressed={pressed} aria-keyshortcuts={keys && ariaKeys(keys, isApple())}>
      {icon}
      <span>{label}</span>
      {keys !== undefined && <KeyHint keys={keys} />}
    </Action>
  );
}

export interface ToolbarMenuProps {
  /** What is chosen: "Colour". */
  readonly label: string;
  /** What is shown as chosen. */
  readonly shown: string;
  /** The label alone in front, for choices that explain themselves ("100 %"). */
  readonly hideLabel?: boolean;
  /** What the choice means, where its words do not say it: on pointing at it, and at the head of the menu. */
  readonly description?: string;
  /** Items of the menu; built when it opens. */
  readonly children: ReactNode;
}

/** "Colour **Position** ⌄": a word that says what is chosen, and opens a menu; a long one scrolls. */
export function ToolbarMenu({ label, shown, hideLabel = false, description, children }: ToolbarMenuProps): ReactNode {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Action className={classes['select']} title={description}>
          <span className={hideLabel ? 'bz-hidden-text' : classes['label']}>{label}</span>
          <span className={classes['value']}>{shown}</span>
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </Action>
      </Menu.Target>
      <Menu.Dropdown className={classes['dropdown']}>
        {description !== undefined && <Menu.Label className={classes['description']}>{description}</Menu.Label>}
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}

export interface ToolbarSelectProps<Value extends string> extends Pick<ToolbarMenuProps, 'label' | 'hideLabel' | 'description'> {
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  /** What is shown for the value, when it is not the option's label. */
  readonly shown?: string;
}

/** One of a few. */
export function ToolbarSelect<Value extends string>({ label, value, options, onChange, shown, hideLabel, description }: ToolbarSelectProps<Value>): ReactNode {
  return (
    <ToolbarMenu label={label} shown={shown ?? options.find((option) => option.value === value)?.label ?? value} hideLabel={hideLabel} description={description}>
      <ChoiceItems options={options} value={value} onChange={onChange} />
    </ToolbarMenu>
  );
}
