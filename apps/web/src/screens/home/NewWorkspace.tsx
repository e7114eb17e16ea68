import { Action } from '@baraza/ui';
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { auth } from '../../data/auth.js';
import { Form } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { refreshMe } from '../../session/session.js';

/** Makes a workspace of one's own, for projects apart from those of other organisations. */
export function NewWorkspace(): ReactNode {
  const { t } = useTranslation(['account', 'common']);
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const form = useForm(
    async ({ name = '' }) => {
      const { id } = await auth.createWorkspace(name);
      await refreshMe();
      await navigate(`/new?${new URLSearchParams({ workspace: id })}`);
    },
    { required: ['name'] },
  );
  if (!open) {
    return (
      <Action accent onClick={() => setOpen(true)}>
        {t('home.newWorkspace')}
      </Action>
    );
  }
  return (
    <Form form={form} submit={t('common:action.create')} more={<Action onClick={() => setOpen(false)}>{t('common:action.cancel')}</Action>}>
      <TextInput {...form.field('name')} label={t('home.workspaceName')} autoFocus dir="auto" />
    </Form>
  );
}
