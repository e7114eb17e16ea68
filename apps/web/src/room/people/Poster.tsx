import { CODE_LENGTHS, readShortCode } from '@baraza/domain';
import { Action, NotFoundState } from '@baraza/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLinkToken } from '../../app/useLinkToken.js';
import { useTitle } from '../../app/useTitle.js';
import { useProject } from '../../project/context.js';
import { useRoom } from '../context.js';
import classes from './poster.module.css';
import { QrCode } from './QrCode.js';
import { registrationAddress } from './registration-address.js';

/** The way in for everybody in the hall: for the big screen, and for the printer. The secret stands in the address of this page and nowhere else. */
export function Poster(): ReactNode {
  const { t } = useTranslation('people');
  const { session } = useRoom();
  const { id: project } = useProject();
  const token = readShortCode(useLinkToken(), CODE_LENGTHS.link);
  useTitle(t('self.poster'), session.title);
  if (token === null) return <NotFoundState />;
  const address = registrationAddress(token);
  return (
    <main className={classes['poster']}>
      <h1>{session.title}</h1>
      <p className={classes['lead']}>{t('poster.lead')}</p>
      <QrCode text={address} label={t('self.qr')} />
      <p className={classes['address']} dir="ltr">
        {address.replace(/^https?:\/\//u, '')}
      </p>
      <p className={classes['rule']}>{t(`keeps.${session.attribution}`)}</p>
      <p className={classes['rule']}>{t('poster.free')}</p>
      <div className={classes['tools']}>
        <Button variant="default" onClick={() => window.print()}>
          {t('poster.print')}
        </Button>
        <Action href={`/p/${project}/s/${session.id}/people`}>{t('poster.back')}</Action>
      </div>
    </main>
  );
}
