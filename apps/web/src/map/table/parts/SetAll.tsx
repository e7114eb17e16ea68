import { Action, KeyHint } from '@baraza/ui';
import { Button, Menu, Popover } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldEditor } from '../../panel/fields/FieldEditor.js';
import type { Column } from '../model/columns.js';
import menus from '../menu.module.css';
import classes from '../table.module.css';

export interface SetAllProps {
  /** Columns that can be written in. */
  readonly columns: readonly Column[];
  readonly label: (column: Column) => string;
  /** How many rows are selected. */
  readonly count: number;
  readonly onSet: (column: Column, value: unknown) => void;
}

/** One column of all selected rows at once. */
export function SetAll({ columns, label, count, onSet }: SetAllProps): ReactNode {
  const { t } = useTranslation('table');
  const [column, setColumn] = useState<Column | null>(null);
  const leave = (): void => setColumn(null);
  return (
    <Popover opened={column !== null} onChange={(open) => !open && leave()} position="top-end" trapFocus shadow="md" transitionProps={{ duration: 0 }} closeOnClickOutside={false}>
      <Popover.Target>
        <span>
          <Menu position="top-end" transitionProps={{ duration: 0 }}>
            <Menu.Target>
              <Action small>
                <IconPencil size={14} stroke={1.75} aria-hidden />
                {t('setAll.title')}
              </Action>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
              {columns.map((each) => (
                <Menu.Item key={each.key} onClick={() => setColumn(each)}>
                  <bdi>{label(each)}</bdi>
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </span>
      </Popover.Target>
      <Popover.Dropdown className={menus['menu']} onKeyDown={(event) => event.key === 'Escape' && leave()}>
        {column && (
          <Asked
            key={column.key}
            column={column}
            name={label(column)}
            count={count}
            onLeave={leave}
            onSet={(value) => {
              onSet(column, value);
              leave();
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Asks for the value: what is chosen from a list is set at once; what is typed, by Enter or the button, and not by leaving the field, as one does to leave it all. */
function Asked({ column, name, count, onLeave, onSet }: { readonly column: Column; readonly name: string; readonly count: number; readonly onLeave: () => void; readonly onSet: (value: unknown) => void }): ReactNode {
  const { t } = useTranslation('table');
  const { field } = column;
  const isTyped = !['choice', 'boolean', 'reference'].includes(field.type) && column.name !== 'stance';
  const [value, setValue] = useState<unknown>(field.type === 'textList' ? [] : null);
  const [asked, setAsked] = useState(false);
  // The field tells what stands in it when it is left, be it by the key or by pressing the button; what the press means is asked a moment later.
  const typed = useRef<{ readonly value: unknown } | null>(null);
  const byKey = useRef(false);
  const set = (): void => {
    if (typed.current) onSet(typed.current.value);
    else setAsked(true);
  };
  const keep = (next: unknown): void => {
    typed.current = { value: next };
    setAsked(false);
    if (!isTyped || byKey.current) return onSet(next);
    setValue(next);
  };
  const watchKeys = ({ key, target, ctrlKey, metaKey }: KeyboardEvent): void => {
    byKey.current = key === 'Enter' && (target instanceof HTMLInputElement || (target instanceof HTMLTextAreaElement && (ctrlKey || metaKey)));
  };
  return (
    <>
      <strong>{t('setAll.of', { column: name, count })}</strong>
      <div onKeyDownCapture={watchKeys} onPointerDownCapture={() => (byKey.current = false)}>
        <FieldEditor name={column.name} label={name} field={field} value={value} startOpen onKeep={keep} onWrong={() => (typed.current = null)} />
      </div>
      {asked && (
        <span role="alert" className={classes['danger']}>
          {t('setAll.nothing')}
        </span>
      )}
      <div className={menus['answers']}>
        {isTyped && (
          <Button size="xs" mih="var(--bz-control-height)" onClick={set} rightSection={field.type !== 'longText' && <KeyHint keys="Enter" onAccent />}>
            {t('setAll.go', { count })}
          </Button>
        )}
        <Action small onClick={onLeave}>
          {t('setAll.leave')}
        </Action>
      </div>
    </>
  );
}
