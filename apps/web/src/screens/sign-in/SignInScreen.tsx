import { PasswordInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { Gate } from '../../app/Gate.js';
import { auth } from '../../data/auth.js';
import { Form } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { enter } from '../../session/enter.js';
import { isServerPage, nextPath } from '../../session/next.js';
import { useMe } from '../../session/session.js';

/** Address and password; afterwards one is back where one was. */
export function SignInScreen(): ReactNode {
  const { t } = useTranslation(['account', 'common']);
  const { account } = useMe();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const next = nextPath(search);
  const form = useForm(
    async ({ email = '', password = '' }) => {
      await enter(await auth.signIn({ email, password }));
      if (isServerPage(next)) location.replace(next);
      else await navigate(next, { replace: true });
    },
    { required: ['email', 'password'] },
  );
  if (account && !form.busy) return <Navigate to={isServerPage(next) ? '/' : next} replace />;
  return (
    <Gate title={t('signIn.title')} intro={next === '/' ? undefined : t('signIn.comeBack')} below={t('signIn.forgotten')}>
      <Form form={form} submit={t('common:action.signIn')}>
        <TextInput {...form.field('email')} label={t('field.email')} type="email" dir="ltr" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
        <PasswordInput {...form.field('password')} label={t('field.password')} dir="ltr" autoComplete="current-password" visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword'), tabIndex: 0 }} />
      </Form>
    </Gate>
  );
}
