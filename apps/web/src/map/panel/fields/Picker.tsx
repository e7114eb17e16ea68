import { fold } from '@baraza/domain';
import { Action, useFormat } from '@baraza/ui';
import { Combobox, useCombobox } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { find } from '../../data/search.js';
import classes from './fields.module.css';

export interface Pickable {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Muted, behind the name. */
  readonly detail?: string;
}

export interface PickerProps {
  /** What is chosen: "Sector". */
  readonly label: string;
  readonly items: readonly Pickable[];
  readonly value: string | null;
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly onPick: (id: string | null) => void;
  /** Adds what is not in the list yet. */
  readonly onCreate?: (name: string) => void;
  readonly clearable?: boolean;
  readonly startOpen?: boolean;
  readonly onClose?: () => void;
  /** What is pressed, when it is not the chosen name. */
  readonly children?: ReactNode;
}

const MOST_SHOWN = 40;
/** Lists up to this length keep their own order while nothing is typed. */
const SHORT = 20;

/** Chooses one of many by typing a part of its name; adds it where it is missing. */
export function Picker({ label, items, value, placeholder, onPick, onCreate, clearable = false, startOpen = false, onClose, children }: PickerProps): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { compare } = useFormat();
  const [text, setText] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setText('');
      onClose?.();
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  useEffect(() => {
    if (startOpen) combobox.openDropdown();
  }, []);
  const inOrder = text.trim() === '' && items.length <= SHORT ? items : find(items, text, compare);
  const shown = inOrder.slice(0, MOST_SHOWN);
  const exact = items.some(({ name }) => fold(name) === fold(text));
  const current = items.find(({ id }) => id === value);

  const submit = (option: string): void => {
    if (option === '+') onCreate?.(text.trim());
    else onPick(option === '-' ? null : option);
    combobox.closeDropdown();
  };
  /** The box takes the keyboard a moment after it opens: what is typed until then stands in it, and is no key of the screen. */
  const typeAhead = (event: KeyboardEvent): void => {
    if (!combobox.dropdownOpened || [...event.key].length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    setText((before) => before + event.key);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit} position="bottom-start" width={260} shadow="md" keepMounted={false} transitionProps={{ duration: 0 }} classNames={{ option: classes['option'] }}>
      <Combobox.Target withAriaAttributes={false}>
        <Action className={classes['pick']} autoFocus={startOpen} onKeyDown={typeAhead} onClick={() => combobox.toggleDropdown()} aria-haspopup="listbox" aria-expanded={combobox.dropdownOpened} data-empty={current === undefined || undefined}>
          {children ?? (
            <>
              <span className="bz-hidden-text">{t('common:inline.change', { field: label })}:</span>
              <span dir="auto">{current?.name ?? placeholder ?? t('common:inline.empty')}</span>
              <IconChevronDown size={14} stroke={1.75} aria-hidden />
            </>
          )}
        </Action>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
          onKeyDown={(event) => event.stopPropagation()}
          placeholder={onCreate ? t('pick.findOrAdd') : t('pick.find')}
          aria-label={label}
          dir="auto"
        />
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
          {shown.map(({ id, name, detail }) => (
            <Combobox.Option key={id} value={id} active={id === value}>
              <span dir="auto">{name}</span>
              {detail !== undefined && <span className={classes['detail']}> {detail}</span>}
            </Combobox.Option>
          ))}
          {inOrder.length > MOST_SHOWN && <Combobox.Empty>{t('pick.more', { count: inOrder.length - MOST_SHOWN })}</Combobox.Empty>}
          {shown.length === 0 && !onCreate && <Combobox.Empty>{t('pick.nothing')}</Combobox.Empty>}
          {onCreate && text.trim() !== '' && !exact && (
            <Combobox.Option value="+">
              <span className={classes['create']}>
                <IconPlus size={14} aria-hidden />
                {t('pick.create', { name: text.trim() })}
              </span>
            </Combobox.Option>
          )}
          {clearable && value !== null && <Combobox.Option value="-">{t('common:inline.clearValue')}</Combobox.Option>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
