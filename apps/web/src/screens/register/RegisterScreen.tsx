import { Action, LoadingState } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../../app/Failed.js';
import { Gate } from '../../app/Gate.js';
import { useLinkToken } from '../../app/useLinkToken.js';
import { failureOf } from '../../data/app-error.js';
import { useAsked } from '../../data/useAsked.js';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { type PublicSession, registering } from './api.js';
import { ComeBack } from './ComeBack.js';
import { Done } from './Done.js';
import { NewEntry } from './NewEntry.js';
import type { Own } from './OwnFields.js';

/** People register themselves here: no account, a phone, a minute. */
export function RegisterScreen(): ReactNode {
  const { t } = useTranslation('people');
  const token = useLinkToken();
  const sentence = useErrorSentence();
  const [asked, again] = useAsked(() => registering.look(token), [token]);
  if (asked.state === 'answered') return <Register token={token} session={asked.value} />;
  if (asked.state === 'asking') {
    return (
      <Gate title={t('register.title')}>
        <LoadingState />
      </Gate>
    );
  }
  if (failureOf(asked.error).code !== 'serverAway') return <Gate title={t('register.unusable')} intro={sentence(asked.error)} />;
  return (
    <Gate title={t('register.title')}>
      <Failed error={asked.error} onRetry={again} />
    </Gate>
  );
}

type Where = { readonly at: 'new' } | { readonly at: 'back'; /** Of who registered just now; in memory only. */ readonly code: string; readonly sent: Own | null } | { readonly at: 'done'; readonly code: string; readonly seat: string | null; readonly sent: Own };

function Register({ token, session }: { readonly token: string; readonly session: PublicSession }): ReactNode {
  const { t } = useTranslation('people');
  const [where, setWhere] = useState<Where>(session.open ? { at: 'new' } : { at: 'back', code: '', sent: null });
  if (where.at === 'done') return <Done session={session} code={where.code} seat={where.seat} agreed={where.sent.agrees} onBack={() => setWhere({ at: 'back', code: where.code, sent: where.sent })} />;
  if (where.at === 'back') {
    return (
      <Gate title={session.title} intro={session.open ? undefined : t('register.closed')} below={session.open ? <Action accent onClick={() => setWhere({ at: 'new' })}>{t('register.newEntry')}</Action> : undefined}>
        <ComeBack token={token} session={session} code={where.code} sent={where.sent} />
      </Gate>
    );
  }
  return (
    <Gate
      title={session.title}
      intro={
        <>
          <p>{t('register.intro')}</p>
          <p>
            <strong>{t(`keeps.${session.rule}`)}</strong>
          </p>
        </>
      }
      below={
        <Action accent onClick={() => setWhere({ at: 'back', code: '', sent: null })}>
          {t('register.haveCode')}
        </Action>
      }
    >
      <NewEntry token={token} session={session} onDone={(code, seat, sent) => setWhere({ at: 'done', code, seat, sent })} />
    </Gate>
  );
}
