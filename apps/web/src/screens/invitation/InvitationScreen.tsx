import { Action, LoadingState, useFormat } from '@baraza/ui';
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Failed } from '../../app/Failed.js';
import { Gate } from '../../app/Gate.js';
import { useLinkToken } from '../../app/useLinkToken.js';
import { failureOf } from '../../data/app-error.js';
import { auth, type InvitationPreview } from '../../data/auth.js';
import { useAsked } from '../../data/useAsked.js';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { Form } from '../../forms/Form.js';
import { NewPassword } from '../../forms/NewPassword.js';
import { useForm } from '../../forms/useForm.js';
import { signInPath } from '../../session/next.js';
import { refreshMe, useMe } from '../../session/session.js';

/** An invitation: to what, as what, by whom; then accepting it as oneself, or with a new account. */
export function InvitationScreen(): ReactNode {
  const { t } = useTranslation('account');
  const token = useLinkToken();
  const sentence = useErrorSentence();
  const [asked, again] = useAsked(() => auth.previewInvitation(token), [token]);
  if (asked.state === 'asking') {
    return (
      <Gate title={t('invitation.title')}>
        <LoadingState />
      </Gate>
    );
  }
  if (asked.state === 'answered') return <Accept token={token} invitation={asked.value} />;
  if (failureOf(asked.error).code !== 'serverAway') {
    return <Gate title={t('invitation.unusable')} intro={sentence(asked.error)} below={<Action accent href="/">{t('home.title')}</Action>} />;
  }
  return (
    <Gate title={t('invitation.title')}>
      <Failed error={asked.error} onRetry={again} />
    </Gate>
  );
}

function Accept({ token, invitation }: { readonly token: string; readonly invitation: InvitationPreview }): ReactNode {
  const { t } = useTranslation(['account', 'domain']);
  const format = useFormat();
  const { account } = useMe();
  const { projectName, workspaceName, invitedBy, role, expiresAt } = invitation;
  return (
    <Gate
      title={projectName}
      intro={
        <>
          <p>{t('invitation.from', { name: invitedBy, workspace: workspaceName })}</p>
          <p>
            <strong>{t('invitation.as', { role: t(`domain:role.${role}`) })}</strong> {t(`roleMeans.${role}`)}
          </p>
          <p>{t('invitation.until', { date: format.date(new Date(expiresAt)) })}</p>
        </>
      }
    >
      {account ? <AcceptAsMe token={token} email={account.email} name={account.displayName} /> : <AcceptAsNew token={token} email={invitation.email} />}
    </Gate>
  );
}

function AcceptAsMe({ token, email, name }: { readonly token: string; readonly email: string; readonly name: string }): ReactNode {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const form = useForm(async () => {
    const { project } = await auth.acceptInvitation(token);
    await refreshMe();
    await navigate(`/p/${project}`, { replace: true });
  });
  return (
    <Form form={form} submit={t('invitation.accept')}>
      <p>{t('invitation.youAre', { name, email })}</p>
    </Form>
  );
}

function AcceptAsNew({ token, email }: { readonly token: string; readonly email: string | null }): ReactNode {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const [here] = useState(() => `${location.pathname}${location.hash}`);
  const form = useForm(
    async ({ email: given = '', displayName = '', password = '' }) => {
      const { project } = await auth.acceptInvitation(token, { email: given, displayName, password });
      await refreshMe();
      await navigate(`/p/${project}`, { replace: true });
    },
    { required: ['email', 'displayName', 'password'] },
  );
  return (
    <Form
      form={form}
      submit={t('invitation.acceptNew')}
      more={
        <Button variant="subtle" onClick={() => void navigate(signInPath(here))}>
          {t('invitation.haveAccount')}
        </Button>
      }
    >
      <TextInput {...form.field('email')} label={t('field.email')} type="email" dir="ltr" autoComplete="username" defaultValue={email ?? ''} readOnly={email !== null} autoFocus={email === null} />
      <TextInput {...form.field('displayName')} label={t('field.displayName')} description={t('field.displayNameWhy')} autoComplete="name" dir="auto" autoFocus={email !== null} />
      <NewPassword {...form.field('password')} />
    </Form>
  );
}
