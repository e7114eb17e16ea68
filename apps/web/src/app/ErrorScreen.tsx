import { Action, ErrorState } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { useMe } from '../session/session.js';
import { Gate } from './Gate.js';
import { NotFoundScreen } from './NotFoundScreen.js';
import { Screen } from './Screen.js';

/** A file of a version that the server no longer has: there is a newer one. */
const isOutdated = (error: unknown): boolean => error instanceof TypeError && /import|module|preload/iu.test(error.message);

const reload = (): void => location.reload();

/** What nobody foresaw, on any screen: says so, keeps the way out open. */
export function ErrorScreen(): ReactNode {
  const error = useRouteError();
  const { account } = useMe();
  const { t } = useTranslation(['account', 'common']);
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundScreen />;
  const title = t('common:state.errorTitle');
  const outdated = isOutdated(error);
  const state = outdated ? (
    <ErrorState title={navigator.onLine ? t('update.title') : t('common:state.offlineTitle')} onRetry={reload}>
      {t('update.outdated')}
    </ErrorState>
  ) : (
    <ErrorState onRetry={reload} details={error instanceof Error ? error.message : undefined} />
  );
  if (!account) return <Gate title={title} below={<Action accent href="/">{t('common:product.home')}</Action>}>{state}</Gate>;
  return <Screen crumbs={[{ label: t('home.title'), href: '/' }, { label: title }]}>{state}</Screen>;
}
