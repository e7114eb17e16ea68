import { Action, ErrorState, LoadingState, NoRightState, NotFoundState } from '@baraza/ui';
import type { ConnectionState } from '@baraza/sync-client';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Screen } from '../app/Screen.js';
import { tellSignedOut } from '../data/http.js';

type Closed = NonNullable<ConnectionState['closed']>;

/** Why a project cannot be shown any more, and what to do. */
export function ClosedProject({ closed }: { readonly closed: Closed }): ReactNode {
  const { t } = useTranslation(['account', 'project']);
  const { reason } = closed;
  const signedOut = reason === 'signedOut';
  useEffect(() => {
    if (signedOut) tellSignedOut();
  }, [signedOut]);
  return <Screen crumbs={[{ label: t('home.title'), href: '/' }, { label: t('project:project') }]}>{signedOut ? <LoadingState /> : <Why closed={closed} />}</Screen>;
}

function Why({ closed: { reason, message, dropped } }: { readonly closed: Closed }): ReactNode {
  const { t } = useTranslation(['account', 'project']);
  const home = (
    <Action accent href="/">
      {t('home.title')}
    </Action>
  );
  switch (reason) {
    case 'revoked':
      return (
        <NoRightState title={t('project:closed.revokedTitle')} actions={home}>
          {t('project:closed.revoked')} {dropped > 0 && t('project:closed.dropped', { count: dropped })}
        </NoRightState>
      );
    case 'deleted':
      return (
        <NoRightState title={t('project:closed.deletedTitle')} actions={home}>
          {t('project:closed.deleted')} {dropped > 0 && t('project:closed.dropped', { count: dropped })}
        </NoRightState>
      );
    case 'notFound':
      return <NotFoundState actions={home} />;
    case 'protocol':
      return (
        <ErrorState title={t('update.title')} onRetry={() => location.reload()}>
          {t('update.outdated')}
        </ErrorState>
      );
    default:
      return <ErrorState details={message || undefined} onRetry={() => location.reload()} />;
  }
}
