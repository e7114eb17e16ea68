import { shownCode } from '@baraza/domain';
import { Action, toast, useFormat } from '@baraza/ui';
import { Button, Select } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../app/CopyText.js';
import { Failed } from '../../app/Failed.js';
import { Row, Rows } from '../../app/Page.js';
import { useAsked } from '../../data/useAsked.js';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { useProject } from '../../project/context.js';
import { useRoom } from '../context.js';
import classes from './people.module.css';
import { QrCode } from './QrCode.js';
import { registrationAddress } from './registration-address.js';
import { type RegistrationLink, registrationLinks } from './registration-api.js';

const HOURS = [2, 4, 8, 24, 72] as const;
/** Lets people register themselves: a link as a QR code and an address, its time, and how many came by it. */
export function Registration({ entries, asksConsent }: { /** How many are on the list: with each the number of those who came by a link may be another. */ readonly entries: number; readonly asksConsent: boolean }): ReactNode {
  const { t } = useTranslation(['people', 'common']);
  const format = useFormat();
  const sentence = useErrorSentence();
  const { id: project } = useProject();
  const { session, process } = useRoom();
  const [hours, setHours] = useState<number>(4);
  const [made, setMade] = useState<{ readonly id: string; readonly token: string } | null>(null);
  const [asked, again] = useAsked(() => registrationLinks.list(project, session.id), [project, session.id, entries]);
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await work();
      again();
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused', id: 'registration' });
    } finally {
      setBusy(false);
    }
  };
  const make = async (): Promise<void> => {
    const { id, token } = await registrationLinks.make(project, session.id, hours);
    setMade({ id, token });
  };
  const close = async (id: string): Promise<void> => {
    await registrationLinks.close(project, session.id, id);
    if (made?.id === id) setMade(null);
  };
  const until = ({ expiresAt, closedAt }: RegistrationLink): string => {
    if (closedAt !== null) return t('self.closed');
    return t(new Date(expiresAt) > new Date() ? 'self.until' : 'self.ranOut', { time: format.dateTime(expiresAt) });
  };
  return (
    <div className={classes['form']}>
      <p className={classes['note']}>{t('self.intro')}</p>
      {!asksConsent && (
        <div className={classes['strip']} data-tone="warning" role="status">
          <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
          <div>
            <p>
              {t('consent.noText')}{' '}
              <Action accent href={`/p/${project}/consultations/${process.id}/people`}>
                {t('self.writeConsent')}
              </Action>
            </p>
          </div>
        </div>
      )}
      {made ? (
        <div className={classes['link']}>
          <QrCode text={registrationAddress(made.token)} label={t('self.qr')} />
          <CopyText label={t('self.address')} value={registrationAddress(made.token)} note={t('self.once')} />
          <Action accent href={`/p/${project}/s/${session.id}/people/poster#${shownCode(made.token)}`}>
            {t('self.poster')}
          </Action>
        </div>
      ) : (
        <>
          <Select label={t('self.hours')} data={HOURS.map((count) => ({ value: String(count), label: t('self.hoursOf', { count }) }))} value={String(hours)} onChange={(value) => setHours(Number(value))} allowDeselect={false} />
          <Button onClick={() => void run(make)} loading={busy}>
            {t('self.make')}
          </Button>
        </>
      )}
      {asked.state === 'failed' && <Failed error={asked.error} onRetry={again} />}
      {asked.state === 'answered' && asked.value.length > 0 && (
        <Rows label={t('self.links')}>
          {asked.value.map((link) => (
            <Row
              key={link.id}
              title={t('self.registered', { count: link.registered })}
              note={until(link)}
              end={link.closedAt === null && new Date(link.expiresAt) > new Date() ? <Action onClick={() => void run(() => close(link.id))}>{t('self.close')}</Action> : undefined}
            />
          ))}
        </Rows>
      )}
    </div>
  );
}
