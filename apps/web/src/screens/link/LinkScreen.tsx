import { Action, LoadingState, useLanguage } from '@baraza/ui';
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Failed } from '../../app/Failed.js';
import { Gate } from '../../app/Gate.js';
import { useLinkToken } from '../../app/useLinkToken.js';
import { failureOf } from '../../data/app-error.js';
import { auth, type LinkPreview } from '../../data/auth.js';
import { useAsked } from '../../data/useAsked.js';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { Form } from '../../forms/Form.js';
import { NewPassword } from '../../forms/NewPassword.js';
import { useForm } from '../../forms/useForm.js';
import { enter } from '../../session/enter.js';

/** A sign-in link: the first visit of somebody new, or the way back in. */
export function LinkScreen(): ReactNode {
  const { t } = useTranslation('account');
  const token = useLinkToken();
  const sentence = useErrorSentence();
  const [asked, again] = useAsked(() => auth.previewLink(token), [token]);
  if (asked.state === 'asking') return <Gate title={t('link.title')}>{<LoadingState />}</Gate>;
  if (asked.state === 'answered') return <OpenLink token={token} link={asked.value} />;
  if (failureOf(asked.error).code !== 'serverAway') {
    return <Gate title={t('link.unusable')} intro={sentence(asked.error)} below={<Action accent href="/sign-in">{t('signIn.title')}</Action>} />;
  }
  return (
    <Gate title={t('link.title')}>
      <Failed error={asked.error} onRetry={again} />
    </Gate>
  );
}

function OpenLink({ token, link }: { readonly token: string; readonly link: LinkPreview }): ReactNode {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const language = useLanguage();
  const form = useForm(
    async ({ password = '', displayName }) => {
      const me = await auth.openLink({ token, password, ...(displayName === undefined ? {} : { displayName }) });
      await enter(me, { keepPageLanguage: link.isNew });
      await navigate('/', { replace: true });
    },
    { required: link.isNew ? ['displayName', 'password'] : ['password'] },
  );
  return (
    <Gate title={link.isNew ? t('link.welcome') : t('link.back', { name: link.displayName })} intro={<p>{link.isNew ? t('link.introNew') : t('link.introBack')}</p>}>
      <Form form={form} submit={link.isNew ? t('link.begin') : t('link.setPassword')}>
        {/* Password managers keep the password under this address. */}
        <TextInput label={t('field.email')} name="email" value={link.email} readOnly dir="ltr" autoComplete="username" />
        {link.isNew && <TextInput {...form.field('displayName')} label={t('field.displayName')} description={t('field.displayNameWhy')} autoComplete="name" autoFocus lang={language} dir="auto" />}
        <NewPassword {...form.field('password')} autoFocus={!link.isNew} />
      </Form>
    </Gate>
  );
}
