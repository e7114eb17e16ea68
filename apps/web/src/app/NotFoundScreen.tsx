import { NotFoundState } from '@baraza/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../session/session.js';
import { Gate } from './Gate.js';
import { Screen } from './Screen.js';

/** A wrong address. */
export function NotFoundScreen(): ReactNode {
  const { account } = useMe();
  const { t } = useTranslation(['account', 'common']);
  const home = (
    <Button component={Link} to="/" variant="default">
      {account ? t('home.title') : t('common:action.signIn')}
    </Button>
  );
  if (!account) {
    return (
      <Gate title={t('common:state.notFoundTitle')} intro={t('common:state.notFoundText')}>
        {home}
      </Gate>
    );
  }
  return (
    <Screen crumbs={[{ label: t('home.title'), href: '/' }, { label: t('notFound.crumb') }]}>
      <NotFoundState actions={home} />
    </Screen>
  );
}
