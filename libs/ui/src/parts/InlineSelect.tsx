import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from './Action.js';
import { ChoiceItems, type Option } from './ChoiceItems.js';
import classes from './inline.module.css';

export interface InlineSelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  /** What stands there while nothing is chosen, where “empty” would not say what is asked. */
  readonly placeholder?: string;
  readonly options: readonly Option<Value>[];
  readonly onKeep: (value: Value | null) => void;
  /** Offers to leave it without a value. */
  readonly clearable?: boolean;
  readonly readOnly?: boolean;
}

/** A choice that is changed where it stands; typing finds an option, Esc leaves it as it was. */
export function InlineSelect<Value extends string>({ label, value, placeholder, options, onKeep, clearable = false, readOnly = false }: InlineSelectProps<Value>): ReactNode {
  const { t } = useTranslation();
  const current = options.find((option) => option.value === value);
  const shown = current?.label ?? value ?? placeholder ?? t('inline.empty');
  const words = (
    <>
      {current?.icon}
      <span>{shown}</span>
    </>
  );
  if (readOnly) return <span className={classes['choose']}>{words}</span>;
  return (
    <Menu>
      <Menu.Target>
        <Action className={classes['choose']}>
          <span className="bz-hidden-text">{t('inline.change', { field: label })}:</span>
          {words}
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </Action>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        <ChoiceItems options={options} value={value} onChange={onKeep} />
        {clearable && <ChoiceItems options={[{ value: 'none', label: t('inline.clearValue') }]} value={value === null ? 'none' : null} onChange={() => onKeep(null)} />}
      </Menu.Dropdown>
    </Menu>
  );
}
