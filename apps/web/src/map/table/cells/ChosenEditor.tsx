import { fold } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { Combobox, useCombobox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { find } from '../../data/search.js';
import fields from '../../panel/fields/fields.module.css';
import type { CellOption, Choices } from '../model/read-cell.js';
import classes from './editors.module.css';
import { type CellEditorProps, thenOf } from './TypedEditor.js';

const MOST_SHOWN = 40;
/** Lists up to this length keep their own order while nothing is typed. */
const SHORT = 20;

/** A cell in which one of a list is chosen, by typing a part of its name; what is missing is added where a name is enough. */
export function ChosenEditor({ label, text, quick, choices, current, clearable, onKeep, onCancel, onTyped }: CellEditorProps & { readonly choices: Choices; readonly current: unknown; readonly clearable: boolean }): ReactNode {
  const { t } = useTranslation(['map', 'common', 'table']);
  const { compare } = useFormat();
  // What stands there already is found among the others, not searched for.
  const [typed, setTyped] = useState(quick ? text : '');
  const [wrong, setWrong] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const closed = useRef(false);
  const combobox = useCombobox({ opened: true });
  const found: readonly CellOption[] = typed.trim() === '' && choices.options.length <= SHORT ? choices.options : find(choices.options, typed, compare);
  const shown = found.slice(0, MOST_SHOWN);
  const isNew = choices.creatable && typed.trim() !== '' && !choices.options.some(({ name }) => fold(name) === fold(typed));
  const clears = clearable && current !== null && typed === '';
  const submit = (id: string, options: Parameters<CellEditorProps['onKeep']>[1]): void => {
    if (closed.current) return;
    closed.current = true;
    const option = shown.find((each) => each.id === id);
    const why = onKeep(option ? { value: option.value } : { text: id === '-' ? '' : typed.trim() }, options);
    if (why === null || options.leave) return;
    closed.current = false;
    setWrong(why);
  };
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const at = shown.findIndex(({ value }) => value === current);
    if (typed === '' && at >= 0) combobox.selectOption(at);
    else combobox.selectFirstOption();
  }, [typed]);

  /** The option that the arrows stand on; while the list has not been drawn yet, the first that fits what is typed. */
  const chosen = (): string | null => {
    const ids = [...shown.map(({ id }) => id), ...(isNew ? ['+'] : []), ...(clears ? ['-'] : [])];
    return ids[combobox.getSelectedOptionIndex()] ?? (typed.trim() === '' ? null : (ids[0] ?? null));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      closed.current = true;
      event.preventDefault();
      return onCancel();
    }
    const then = thenOf(event, false);
    if (then === null) return;
    event.preventDefault();
    const all = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    const id = chosen();
    if (id !== null) submit(id, { then: all ? 'stay' : then, all, leave: event.key === 'Tab' });
    else if (typed.trim() === '') onCancel();
    else submit('text', { then, leave: event.key === 'Tab' });
  };
  const onBlur = (): void => {
    if (closed.current) return;
    // Leaving without choosing keeps what stood there; what was typed and means one thing is kept, and else stays marked.
    if (typed.trim() === '') onCancel();
    else submit('text', { then: 'stay', leave: true });
  };
  return (
    <span className={classes['editor']}>
      <Combobox store={combobox} onOptionSubmit={(id) => submit(id, { then: 'stay' })} position="bottom-start" width={260} shadow="md" transitionProps={{ duration: 0 }} classNames={{ option: fields['option'] }}>
        <Combobox.Target>
          <input
            ref={input}
            className={classes['input']}
            value={typed}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            aria-label={label}
            aria-invalid={wrong !== null || undefined}
            placeholder={text === '' || quick ? t(choices.creatable ? 'pick.findOrAdd' : 'pick.find') : text}
            onChange={(event) => {
              setTyped(event.target.value);
              setWrong(null);
              onTyped(event.target.value);
            }}
            onKeyDown={onKeyDown}
            onBlur={onBlur}
          />
        </Combobox.Target>
        <Combobox.Dropdown onMouseDown={(event) => event.preventDefault()}>
          <Combobox.Options mah={260} style={{ overflowY: 'auto' }} aria-label={label}>
            {shown.map(({ id, name, detail, value }) => (
              <Combobox.Option key={id} value={id} active={value === current}>
                <span dir="auto">{name}</span>
                {detail !== undefined && <span className={fields['detail']}> {detail}</span>}
              </Combobox.Option>
            ))}
            {isNew && (
              <Combobox.Option value="+">
                <span className={fields['create']}>
                  <IconPlus size={14} aria-hidden />
                  {t('pick.create', { name: typed.trim() })}
                </span>
              </Combobox.Option>
            )}
            {clears && <Combobox.Option value="-">{t('common:inline.clearValue')}</Combobox.Option>}
            {found.length > MOST_SHOWN && <Combobox.Empty>{t('pick.more', { count: found.length - MOST_SHOWN })}</Combobox.Empty>}
            {shown.length === 0 && !isNew && <Combobox.Empty>{t('pick.nothing')}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {wrong !== null && (
        <span role="alert" className={classes['why']}>
          {wrong}
        </span>
      )}
    </span>
  );
}
