import { CONFIDENCES, ENTITIES, type EntityDefinition } from '@baraza/domain';
import { KeyHint, Progress, SegmentedChoice, useFormat } from '@baraza/ui';
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldEditor } from '../../panel/fields/FieldEditor.js';
import type { Column, TableEntity } from '../model/columns.js';
import type { Asked } from '../useGrid.js';
import type { Busy, Grounds } from '../usePlans.js';
import { useTableWords } from '../useTableWords.js';
import classes from '../table.module.css';

/** What a paste would add and leave out, before it is done. */
export function AskStrip({ asked, entity, onAnswer }: { readonly asked: Asked; readonly entity: TableEntity; readonly onAnswer: (go: boolean) => void }): ReactNode {
  const { t } = useTranslation(['table', 'common']);
  const format = useFormat();
  const { label } = useTableWords(entity);
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => go.current?.focus(), [asked]);
  const { plan, fallenOff } = asked;
  const names = plan.words.map(({ column, name }) => format.parts([label(column), name]));
  const said = [
    plan.additions.length > 0 && t(`ask.new.${entity}`, { count: plan.additions.length }),
    plan.changes.size > 0 && t('ask.changed', { count: plan.changes.size }),
    plan.words.length > 0 && t('ask.words', { count: plan.words.length, names: format.list(names.slice(0, 4)) }),
    plan.refused.length > 0 && t('ask.refused', { count: plan.refused.length }),
    plan.incomplete.length > 0 && t('ask.incomplete', { count: plan.incomplete.length }),
    fallenOff > 0 && t('ask.fallenOff', { count: fallenOff }),
    plan.readOnly.length > 0 && t('ask.readOnly', { count: plan.readOnly.length, names: format.list(plan.readOnly.map(label)) }),
  ].filter((each): each is string => typeof each === 'string');
  return (
    <div
      role="alertdialog"
      aria-label={t('ask.title')}
      aria-describedby="table-ask"
      className={classes['strip']}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onAnswer(false);
      }}
    >
      <span id="table-ask" className={classes['said']}>
        {said.join(' ')}
      </span>
      <Button ref={go} size="xs" onClick={() => onAnswer(true)} rightSection={<KeyHint keys="Enter" onAccent />}>
        {t('ask.go')}
      </Button>
      <Button size="xs" variant="default" onClick={() => onAnswer(false)} rightSection={<KeyHint keys="Escape" />}>
        {t('common:action.cancel')}
      </Button>
    </div>
  );
}

/** How far much work has got. */
export function BusyStrip({ busy }: { readonly busy: Busy }): ReactNode {
  const { t } = useTranslation('table');
  const stop = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    event.stopPropagation();
    busy.cancel();
  });
  // To undo what is still being written is to stop it: half of it would be taken back while the rest goes on.
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => stop(event);
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, []);
  return (
    <div className={classes['strip']}>
      <Progress label={t('busy', { done: busy.done, total: busy.total })} share={busy.done / busy.total} onCancel={busy.cancel} />
    </div>
  );
}

const SOURCE = (ENTITIES.judgement as unknown as EntityDefinition).fields['source']!;

/** What my judgement rests on, asked while it is written; Enter in the cell keeps, Esc puts back. */
export function GroundsStrip({ column, name, text, shown, entity, grounds, date, onGrounds, onKeep, onPutBack }: { readonly column: Column; readonly name: string; readonly text: string; readonly shown: string; readonly entity: TableEntity; readonly grounds: Grounds; readonly date: string | null; readonly onGrounds: (grounds: Grounds) => void; readonly onKeep: () => void; readonly onPutBack: () => void }): ReactNode {
  const { t } = useTranslation(['table', 'map', 'common', 'domain']);
  const format = useFormat();
  const { label } = useTableWords(entity);
  return (
    <div
      data-grounds
      role="group"
      aria-label={t('mine.label')}
      className={classes['strip']}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onPutBack();
        else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) onKeep();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <span className={classes['said']}>
        <strong>{t('mine.mine')}</strong> <bdi>{t('mine.of', { name, dimension: label(column) })}</bdi> <strong>{text}</strong> {shown !== '' && t('mine.shown', { value: shown })} {date !== null && t('mine.from', { day: format.partialDate(date) })}
      </span>
      <span className={classes['pair']}>
        <span className={classes['muted']}>{t('common:judgement.source')}</span>
        <FieldEditor name="source" label={t('common:judgement.source')} field={SOURCE} value={grounds.source} onKeep={(source) => onGrounds({ ...grounds, source: source as string | null })} />
      </span>
      <span className={classes['pair']}>
        <span className={classes['muted']}>{t('map:judge.confidence')}</span>
        <SegmentedChoice label={t('map:judge.confidence')} value={grounds.confidence} onChange={(confidence) => onGrounds({ ...grounds, confidence })} options={CONFIDENCES.map((each) => ({ value: each, label: t(`domain:confidence.${each}`) }))} />
      </span>
      <Button size="xs" onClick={onKeep} rightSection={<KeyHint keys="Enter" onAccent />}>
        {t('common:action.keep')}
      </Button>
      <Button size="xs" variant="default" onClick={onPutBack} rightSection={<KeyHint keys="Escape" />}>
        {t('common:action.putBack')}
      </Button>
    </div>
  );
}
