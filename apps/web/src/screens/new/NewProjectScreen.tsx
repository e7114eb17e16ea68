import { EmptyState } from '@baraza/ui';
import { Checkbox, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Page } from '../../app/Page.js';
import { Screen } from '../../app/Screen.js';
import type { Workspace } from '../../data/auth.js';
import { createProject } from '../../data/projects.js';
import { deviceTimeZone, timeZones } from '../../forms/time-zones.js';
import { Form } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { useMe } from '../../session/session.js';
import classes from './new.module.css';

/** A new project: its name, and with which words it starts. Everything else can wait. */
export function NewProjectScreen(): ReactNode {
  const { t } = useTranslation('account');
  const { workspaces } = useMe();
  const places = workspaces.filter(({ role }) => role === 'administrator');
  const [search] = useSearchParams();
  const forImport = search.get('then') === 'import';
  const title = forImport ? t('new.forImport') : t('new.title');
  return (
    <Screen crumbs={[{ label: t('home.title'), href: '/' }, { label: title }]}>
      {places.length === 0 ? <EmptyState title={title}>{t('new.noWorkspace')}</EmptyState> : <Page>{<NewProject places={places} forImport={forImport} />}</Page>}
    </Screen>
  );
}

/** @param forImport after it the file is chosen that goes into the project. */
function NewProject({ places, forImport }: { readonly places: readonly Workspace[]; readonly forImport: boolean }): ReactNode {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const wished = places.find(({ id }) => id === search.get('workspace')) ?? places[0];
  const form = useForm(
    async ({ name = '', description = '', workspace, template, fictional, timeZone = '' }) => {
      const input = { name, description: description.trim() || null, timeZone: timeZone || null, fictional: fictional !== undefined, template: template === 'general' ? ('general' as const) : ('ssr' as const) };
      const project = await createProject({ workspace: workspace || (wished?.id ?? ''), input });
      await navigate(forImport ? `/p/${project}/import` : `/p/${project}`, { replace: true });
    },
    { required: ['name'] },
  );
  return (
    <Form form={form} submit={t(forImport ? 'new.createForImport' : 'new.create')}>
      {forImport && <p className={classes['lead']}>{t('new.forImportWhat')}</p>}
      <TextInput {...form.field('name')} label={t('new.name')} placeholder={t('new.nameExample')} maxLength={300} autoFocus dir="auto" autoComplete="off" />
      <Textarea {...form.field('description')} label={t('new.description')} dir="auto" minRows={3} />
      {places.length > 1 && <Select {...form.field('workspace')} label={t('new.workspace')} data={places.map(({ id, name }) => ({ value: id, label: name }))} defaultValue={wished?.id} allowDeselect={false} />}
      <Radio.Group {...form.field('template')} label={t('new.template')} description={t('new.templateLater')} defaultValue="ssr">
        <Stack gap={8} mt={8}>
          <Radio value="ssr" label={t('new.ssr')} description={t('new.ssrWhat')} />
          <Radio value="general" label={t('new.general')} description={t('new.generalWhat')} />
        </Stack>
      </Radio.Group>
      <Checkbox size="sm" name="fictional" label={t('new.fictional')} description={t('new.fictionalWhat')} />
      <Select {...form.field('timeZone')} label={t('new.timeZone')} data={timeZones()} defaultValue={deviceTimeZone()} searchable allowDeselect={false} dir="ltr" />
    </Form>
  );
}
