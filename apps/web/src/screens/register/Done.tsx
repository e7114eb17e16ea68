import { shownCode } from '@baraza/domain';
import { Action } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../app/Gate.js';
import people from '../../room/people/people.module.css';
import type { PublicSession } from './api.js';

/** It is done: what happens now, and the code to come back with. */
export function Done({ session, code, seat, agreed, onBack }: { readonly session: PublicSession; readonly code: string; readonly seat: string | null; /** Gave consent. */ readonly agreed: boolean; readonly onBack: () => void }): ReactNode {
  const { t } = useTranslation('people');
  return (
    <Gate
      title={t('register.done')}
      intro={
        <>
          <p>{session.title}</p>
          {seat !== null && (
            <p>
              <strong>{t('register.seat', { number: seat })}</strong>
            </p>
          )}
          <p>{t(`keeps.${session.rule}`)}</p>
        </>
      }
      below={
        <Action accent onClick={onBack}>
          {t(agreed ? 'register.change' : 'register.unasked.change')}
        </Action>
      }
    >
      <h2 style={{ fontSize: 'var(--bz-reading)', margin: 0 }}>{t('register.code')}</h2>
      <p className={people['code']} data-code>
        {shownCode(code)}
      </p>
      <p className={people['note']}>{t(agreed ? 'register.codeWhy' : 'register.unasked.codeWhy')}</p>
    </Gate>
  );
}
