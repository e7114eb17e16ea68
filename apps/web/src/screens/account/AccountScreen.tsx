import { LanguageChoice, SchemeChoice, toast } from '@baraza/ui';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, Part } from '../../app/Page.js';
import { Screen } from '../../app/Screen.js';
import { auth } from '../../data/auth.js';
import { Form } from '../../forms/Form.js';
import { NewPassword } from '../../forms/NewPassword.js';
import { useForm } from '../../forms/useForm.js';
import { setAccount, useAccount } from '../../session/session.js';
import { useSignOut } from '../../session/useSignOut.js';
import classes from './account.module.css';
import { AccessTokens } from './AccessTokens.js';

/** What concerns the person alone: name, password, language, colours, tokens, sign-ins. */
export function AccountScreen(): ReactNode {
  const { t } = useTranslation(['account', 'common']);
  const { signOut, question } = useSignOut();
  return (
    <Screen crumbs={[{ label: t('home.title'), href: '/' }, { label: t('account.title') }]}>
      <Page>
        <Part title={t('account.you')}>
          <Name />
        </Part>
        <Part title={t('account.password')} intro={t('account.passwordIntro')}>
          <Password />
        </Part>
        <Part title={t('account.look')}>
          <div className={classes['look']}>
            <LanguageChoice />
            <SchemeChoice />
          </div>
        </Part>
        <Part title={t('token.title')} intro={t('token.intro')} id="tokens">
          <AccessTokens />
        </Part>
        <Part title={t('account.everywhere')} intro={t('account.everywhereIntro')}>
          <Button variant="default" onClick={() => void signOut('everywhere')}>
            {t('account.signOutEverywhere')}
          </Button>
          {question}
        </Part>
      </Page>
    </Screen>
  );
}

function Name(): ReactNode {
  const { t } = useTranslation('account');
  const account = useAccount();
  const form = useForm(
    async ({ displayName = '' }) => {
      setAccount((await auth.changeMe({ displayName })).account);
      toast({ message: t('account.saved') });
    },
    { required: ['displayName'] },
  );
  return (
    <Form form={form} submit={t('account.save')} quiet>
      <TextInput label={t('field.email')} value={account.email} readOnly dir="ltr" />
      <TextInput {...form.field('displayName')} label={t('field.displayName')} defaultValue={account.displayName} autoComplete="name" dir="auto" />
    </Form>
  );
}

function Password(): ReactNode {
  const { t } = useTranslation('account');
  const { email } = useAccount();
  const form = useForm(
    async ({ current = '', next = '' }) => {
      await auth.changePassword({ current, next });
      form.props.ref.current?.reset();
      toast({ message: t('account.changed') });
    },
    { required: ['current', 'next'], wrongAt: { wrongPassword: 'current', weakPassword: 'next' } },
  );
  return (
    <Form form={form} submit={t('account.change')} quiet>
      <input type="text" name="username" value={email} readOnly hidden autoComplete="username" />
      <PasswordInput {...form.field('current')} label={t('account.current')} autoComplete="current-password" dir="ltr" visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword'), tabIndex: 0 }} />
      <NewPassword {...form.field('next')} label={t('account.next')} />
    </Form>
  );
}
