import { clockIn } from '@baraza/calendar';
import { Action, useFormat } from '@baraza/ui';
import { Button, Popover, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../app/new-id.js';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { useProject } from '../project/context.js';
import { useZoneOf } from '../project/session-time.js';
import type { About } from '../talk/usePeople.js';
import { type Reminder, readReminders, setReminder, unsetReminder } from './api.js';
import { KeepEscape } from './KeepEscape.js';
import classes from './notices.module.css';
import { useNotices } from './useNotices.js';

/** Reminds oneself, and nobody else, of a record on a day. */
export function RemindMe({ about }: { readonly about: About }): ReactNode {
  const { t } = useTranslation('talk');
  const [open, setOpen] = useState(false);
  return (
    <KeepEscape open={open}>
      <Popover opened={open} onChange={setOpen} position="bottom-end" width={280} trapFocus shadow="md" withRoles>
        <Popover.Target>
          <Action small accent aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('remind.open')}
          </Action>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('remind.open')} onKeyDown={(event) => event.stopPropagation()}>
          {open && <RemindForm about={about} onDone={() => setOpen(false)} />}
        </Popover.Dropdown>
      </Popover>
    </KeepEscape>
  );
}

function RemindForm({ about: { entity, id: record }, onDone }: { readonly about: About; readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation('talk');
  const format = useFormat();
  const sentence = useErrorSentence();
  const { refresh } = useNotices();
  const { id: project } = useProject();
  const timeZone = useZoneOf()(null);
  const today = clockIn(timeZone, Date.now()).day;
  const [on, setOn] = useState('');
  const [note, setNote] = useState('');
  const [known, setKnown] = useState<readonly Reminder[]>([]);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let late = false;
    readReminders(project, record).then(
      (reminders) => late || setKnown(reminders),
      (failed: unknown) => late || setError(sentence(failed)),
    );
    return () => {
      late = true;
    };
  }, [project, record]);
  const attempt = async (work: Promise<void>, done: () => void): Promise<void> => {
    try {
      await work;
      refresh();
      done();
    } catch (failed) {
      setError(sentence(failed));
    }
  };
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    if (on === '') return setError(t('remind.noDay'));
    void attempt(setReminder(project, { id: newId(), entity, record, on, timeZone, note: note.trim() === '' ? null : note.trim() }), onDone);
  };
  return (
    <form className={classes['remind']} onSubmit={keep} noValidate>
      {known.map((reminder) => (
        <p key={reminder.id} className={classes['set']}>
          <span>
            {t('remind.set', { day: format.partialDate(reminder.on) })} <bdi>{reminder.note}</bdi>
          </span>
          <Action small onClick={() => void attempt(unsetReminder(project, reminder.id), () => setKnown(known.filter(({ id }) => id !== reminder.id)))} aria-label={t('remind.unsetOf', { day: format.partialDate(reminder.on) })}>
            {t('remind.unset')}
          </Action>
        </p>
      ))}
      <TextInput type="date" label={t('remind.day')} description={t('remind.zone', { zone: timeZone })} min={today} value={on} onChange={({ currentTarget }) => setOn(currentTarget.value)} data-autofocus />
      <TextInput label={t('remind.note')} dir="auto" maxLength={500} value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} />
      {error !== null && <p role="alert">{error}</p>}
      <Button type="submit" size="compact-md" mih={36}>
        {t('remind.keep')}
      </Button>
    </form>
  );
}
