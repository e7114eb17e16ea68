import { clockIn } from '@baraza/calendar';
import { type Attribution, ATTRIBUTIONS, ENTITIES } from '@baraza/domain';
import { Action, InlineSelect, InlineText, useFormat } from '@baraza/ui';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldEditor } from '../../map/panel/fields/FieldEditor.js';
import { useFieldWords } from '../../project/words.js';
import { minutesOf, type PlannedItem, timesOf } from '../data/agenda.js';
import { useDuration } from '../data/useDuration.js';
import { Sortable } from '../parts/Sortable.js';
import classes from './plan.module.css';

export interface AgendaEditorProps {
  readonly items: readonly PlannedItem[];
  /** When the session is planned to begin, and in which zone. */
  readonly startsAt: string | null;
  readonly zone: string;
  /** The rule of the session, which holds for items without one; null while nobody chose. */
  readonly attribution: Attribution | null;
  readonly readOnly?: boolean;
  /** Opens ready to be typed over: what was just added. */
  readonly added?: string | null;
  readonly onMove: (item: PlannedItem, index: number) => void;
  readonly onChange: (id: string, patch: { readonly title: string } | { readonly minutes: number | null }) => void;
  readonly onRule: (id: string, rule: Attribution | null) => void;
  readonly onRemove: (id: string) => void;
  readonly onAdd: () => void;
}

/** The agenda: what comes when, for how long, under which rule. The same for a session that is being planned and for one that stands. */
export function AgendaEditor({ items, startsAt, zone, attribution, readOnly = false, added = null, onMove, onChange, onRule, onRemove, onAdd }: AgendaEditorProps): ReactNode {
  const { t } = useTranslation(['consultations', 'domain']);
  const format = useFormat();
  const { choice, label } = useFieldWords();
  const duration = useDuration();
  const times = timesOf(startsAt, items);
  const end = times.at(-1);
  const ofSession = attribution === null ? t('agenda.ruleOfSession') : t('agenda.ruleOfSessionIs', { rule: choice('attribution', attribution) });
  const rules = [{ value: 'session' as const, label: ofSession }, ...ATTRIBUTIONS.map((value) => ({ value, label: choice('attribution', value) }))];
  const { minutes } = ENTITIES.agendaItem.fields;
  return (
    <>
      <Sortable label={t('agenda.title')} items={items} nameOf={({ title }) => title} onMove={onMove} readOnly={readOnly}>
        {(item, index) => {
          const time = times[index] ?? null;
          return (
            <>
              <span className={classes['clock']}>{time === null ? format.number(index + 1) : clockIn(zone, time).clock}</span>
              <span className={classes['title']}>
                <InlineText label={t('agenda.item', { number: format.number(index + 1) })} value={item.title} required readOnly={readOnly} startOpen={item.id === added} onKeep={(title) => onChange(item.id, { title })} />
              </span>
              <span className={classes['minutes']}>
                <FieldEditor name="minutes" label={t('agenda.minutesOf', { name: item.title })} field={minutes} value={item.minutes} readOnly={readOnly} onKeep={(value) => onChange(item.id, { minutes: value as number | null })} />
                <span aria-hidden>{t('agenda.min')}</span>
              </span>
              <span className={classes['rule']}>
                <InlineSelect label={`${label('agendaItem', 'attribution')}: ${item.title}`} value={item.attribution ?? 'session'} options={rules} readOnly={readOnly} onKeep={(value) => onRule(item.id, value === 'session' ? null : value)} />
              </span>
              {!readOnly && (
                <Action aria-label={t('agenda.remove', { name: item.title })} onClick={() => onRemove(item.id)}>
                  <IconTrash size={16} stroke={1.75} aria-hidden />
                </Action>
              )}
            </>
          );
        }}
      </Sortable>
      <p className={classes['sum']}>
        <strong>{duration(minutesOf(items))}</strong>
        {end && <span>{t('agenda.ends', { time: clockIn(zone, end).clock })}</span>}
        {!readOnly && (
          <Action accent onClick={onAdd}>
            <IconPlus size={16} stroke={1.75} aria-hidden />
            {t('agenda.add')}
          </Action>
        )}
      </p>
    </>
  );
}
