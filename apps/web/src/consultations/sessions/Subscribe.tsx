import type { Records } from '@baraza/domain';
import { Action, LoadingState, toast, useFormat } from '@baraza/ui';
import { Anchor, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../app/CopyText.js';
import { Failed } from '../../app/Failed.js';
import { Row, Rows } from '../../app/Page.js';
import { auth, type CalendarAddress } from '../../data/auth.js';
import { useAsked } from '../../data/useAsked.js';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { Form } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { useProject } from '../../project/context.js';
import classes from './subscribe.module.css';

/** The address as programs with calendars open it by themselves. */
const webcal = (url: string): string => url.replace(/^https?:/, 'webcal:');

/** Addresses of the calendar of a process: made, shown once, revoked; with what whoever has one is told. */
export function Subscribe({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const { id: project } = useProject();
  const [asked, again] = useAsked(() => auth.calendars(project), [project]);
  const [made, setMade] = useState<{ readonly id: string; readonly url: string } | null>(null);
  const onMade = (address: { id: string; url: string }): void => {
    setMade(address);
    again();
  };
  const onRevoked = (id: string): void => {
    if (made?.id === id) setMade(null);
    again();
  };
  return (
    <div className={classes['content']}>
      <p>{t('subscribe.intro', { name: process.name })}</p>
      <p className={classes['warning']}>{t('subscribe.warning')}</p>
      {made ? <Made url={made.url} /> : <NewAddress process={process.id} onMade={onMade} />}
      <section className={classes['yours']}>
        <h3>{t('subscribe.yours')}</h3>
        {asked.state === 'asking' && <LoadingState what={t('subscribe.yours')} />}
        {asked.state === 'failed' && <Failed error={asked.error} onRetry={again} />}
        {asked.state === 'answered' && <Addresses addresses={asked.value.filter((address) => address.process === process.id || address.process === null)} onRevoked={onRevoked} />}
      </section>
      <p className={classes['note']}>{t('subscribe.told')}</p>
    </div>
  );
}

function Made({ url }: { readonly url: string }): ReactNode {
  const { t } = useTranslation('consultations');
  return (
    <div className={classes['made']}>
      <CopyText
        label={t('subscribe.address')}
        value={url}
        note={
          <>
            <strong>{t('subscribe.onceTitle')}</strong> {t('subscribe.once')}
          </>
        }
      />
      <Anchor href={webcal(url)} size="sm">{t('subscribe.open')}</Anchor>
    </div>
  );
}

function NewAddress({ process, onMade }: { readonly process: string; readonly onMade: (address: { id: string; url: string }) => void }): ReactNode {
  const { t } = useTranslation('consultations');
  const { id: project } = useProject();
  const form = useForm(async ({ name = '' }) => onMade(await auth.createCalendar({ name, project, process })), { required: ['name'] });
  return (
    <Form form={form} submit={t('subscribe.make')}>
      <TextInput {...form.field('name')} label={t('subscribe.name')} placeholder={t('subscribe.nameExample')} dir="auto" autoComplete="off" data-autofocus />
    </Form>
  );
}

function Addresses({ addresses, onRevoked }: { readonly addresses: readonly CalendarAddress[]; readonly onRevoked: (id: string) => void }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const sentence = useErrorSentence();
  if (addresses.length === 0) return <p className={classes['note']}>{t('subscribe.none')}</p>;
  const revoke = async (id: string): Promise<void> => {
    try {
      await auth.revokeCalendar(id);
      toast({ message: t('subscribe.revoked') });
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused' });
    }
    onRevoked(id);
  };
  return (
    <Rows label={t('subscribe.yours')}>
      {addresses.map(({ id, name, createdAt, lastUsedAt }) => (
        <Row
          key={id}
          title={name}
          // The last use is known by its day in UTC.
          note={[t('subscribe.made', { date: format.date(new Date(createdAt)) }), lastUsedAt === null ? t('subscribe.notUsed') : t('subscribe.lastUsed', { date: format.date(lastUsedAt, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }) })].join(' · ')}
          end={
            <Action accent onClick={() => void revoke(id)}>
              {t('subscribe.revoke')}
              <span className="bz-hidden-text">{name}</span>
            </Action>
          }
        />
      ))}
    </Rows>
  );
}
