import { isPartialDate } from '@baraza/domain';
import { Action, InlineSelect, useFormat } from '@baraza/ui';
import { Checkbox, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { find } from '../../data/search.js';
import { parseField } from '../../panel/fields/parse.js';
import type { Choices } from '../model/read-cell.js';
import type { Column } from '../model/columns.js';
import type { ColumnFilter } from '../model/order.js';
import menus from '../menu.module.css';
import classes from '../table.module.css';

export interface ColumnFilterFormProps {
  readonly column: Column;
  readonly label: string;
  readonly choices: Choices | null;
  readonly filter: ColumnFilter | undefined;
  readonly onChange: (filter: ColumnFilter | undefined) => void;
}

/** What of a column is shown: asked by what stands in it. */
export function ColumnFilterForm(props: ColumnFilterFormProps): ReactNode {
  const { column, filter, onChange } = props;
  const { t } = useTranslation('table');
  const { type } = column.field;
  const filled = filter?.kind === 'filled' ? (filter.filled ? 'filled' : 'empty') : 'any';
  return (
    <fieldset className={menus['filter']}>
      <legend>{t('filter.title')}</legend>
      {props.choices ? <ChoiceFilter {...props} choices={props.choices} /> : type === 'integer' || type === 'number' ? <NumberFilter {...props} /> : type === 'partialDate' ? <DateFilter {...props} /> : <TextFilter {...props} />}
      {!props.choices && (
        <InlineSelect
          label={t('filter.filledLabel')}
          value={filled}
          options={(['any', 'filled', 'empty'] as const).map((value) => ({ value, label: t(`filter.${value}`) }))}
          onKeep={(value) => onChange(value === null || value === 'any' ? undefined : { kind: 'filled', filled: value === 'filled' })}
        />
      )}
      {filter && (
        <Action accent small onClick={() => onChange(undefined)}>
          {t('filter.clear')}
        </Action>
      )}
    </fieldset>
  );
}

function TextFilter({ label, filter, onChange }: ColumnFilterFormProps): ReactNode {
  const { t } = useTranslation('table');
  return <TextInput size="xs" dir="auto" aria-label={t('filter.contains', { column: label })} placeholder={t('filter.containsShort')} value={filter?.kind === 'text' ? filter.text : ''} onChange={({ currentTarget: { value } }) => onChange(value === '' ? undefined : { kind: 'text', text: value })} />;
}

const SEARCHED_FROM = 12;

function ChoiceFilter({ label, choices: { options }, filter, onChange }: ColumnFilterFormProps & { readonly choices: Choices }): ReactNode {
  const { t } = useTranslation('table');
  const { compare } = useFormat();
  const [text, setText] = useState('');
  const all = ['', ...options.map(({ id }) => id)];
  const chosen = filter?.kind === 'anyOf' ? filter.ids : all;
  const change = (id: string, on: boolean): void => {
    const ids = on ? [...chosen, id] : chosen.filter((other) => other !== id);
    onChange(all.every((each) => ids.includes(each)) ? undefined : { kind: 'anyOf', ids });
  };
  const shown = (text === '' ? options : find(options, text, compare)).slice(0, 60);
  return (
    <>
      {options.length > SEARCHED_FROM && <TextInput size="xs" dir="auto" aria-label={t('filter.find', { column: label })} placeholder={t('filter.findShort')} value={text} onChange={({ currentTarget: { value } }) => setText(value)} />}
      <span className={classes['pair']}>
        <Action accent small onClick={() => onChange(undefined)}>
          {t('filter.all')}
        </Action>
        <Action accent small onClick={() => onChange({ kind: 'anyOf', ids: [] })}>
          {t('filter.none')}
        </Action>
      </span>
      <div className={menus['checks']}>
        {shown.map(({ id, name }) => (
          <Checkbox key={id} size="xs" label={<bdi>{name}</bdi>} checked={chosen.includes(id)} onChange={({ currentTarget: { checked } }) => change(id, checked)} />
        ))}
        <Checkbox size="xs" label={t('filter.empty')} checked={chosen.includes('')} onChange={({ currentTarget: { checked } }) => change('', checked)} />
      </div>
    </>
  );
}

function NumberFilter({ column, label, filter, onChange }: ColumnFilterFormProps): ReactNode {
  const { t } = useTranslation('table');
  const now = filter?.kind === 'numbers' ? filter : { kind: 'numbers' as const, min: null, max: null };
  const set = (part: 'min' | 'max', text: string): void => {
    const parsed = parseField({ type: column.field.type }, text.trim());
    if (!parsed.ok) return;
    const next = { ...now, [part]: parsed.value as number | null };
    onChange(next.min === null && next.max === null ? undefined : next);
  };
  return (
    <span className={classes['pair']}>
      <TextInput size="xs" inputMode="decimal" aria-label={t('filter.least', { column: label })} placeholder={t('filter.from')} defaultValue={now.min ?? ''} onChange={({ currentTarget: { value } }) => set('min', value)} />
      <TextInput size="xs" inputMode="decimal" aria-label={t('filter.greatest', { column: label })} placeholder={t('filter.to')} defaultValue={now.max ?? ''} onChange={({ currentTarget: { value } }) => set('max', value)} />
    </span>
  );
}

function DateFilter({ label, filter, onChange }: ColumnFilterFormProps): ReactNode {
  const { t } = useTranslation('table');
  const now = filter?.kind === 'dates' ? filter : { kind: 'dates' as const, from: null, to: null };
  const set = (part: 'from' | 'to', text: string): void => {
    const value = text.trim();
    if (value !== '' && !isPartialDate(value)) return;
    const next = { ...now, [part]: value === '' ? null : value };
    onChange(next.from === null && next.to === null ? undefined : next);
  };
  return (
    <span className={classes['pair']}>
      <TextInput size="xs" dir="ltr" aria-label={t('filter.least', { column: label })} placeholder="2005-08" defaultValue={now.from ?? ''} onChange={({ currentTarget: { value } }) => set('from', value)} />
      <TextInput size="xs" dir="ltr" aria-label={t('filter.greatest', { column: label })} placeholder="2007" defaultValue={now.to ?? ''} onChange={({ currentTarget: { value } }) => set('to', value)} />
    </span>
  );
}
