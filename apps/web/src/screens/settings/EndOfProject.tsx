import { toast } from '@baraza/ui';
import { Button, Modal, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Part, Row, Rows } from '../../app/Page.js';
import { AppError } from '../../data/app-error.js';
import { deleteProject } from '../../data/projects.js';
import { Form } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { useProject } from '../../project/context.js';
import { useMutate, useRecord } from '../../project/hooks.js';

/** Archive, which can be taken back, and deletion, which cannot. */
export function EndOfProject(): ReactNode {
  const { t } = useTranslation(['project', 'common']);
  const { id } = useProject();
  const project = useRecord('project', id);
  const mutate = useMutate();
  const [asking, setAsking] = useState(false);
  if (!project) return null;
  const { archived, name } = project;
  const archive = (into: boolean): void => {
    if (!mutate('updateProject', { id, archived: into })) return;
    // In an archive undo takes nothing back: the way back is the same switch.
    toast({ message: t(into ? 'end.archived' : 'end.unarchived'), onUndo: () => archive(!into), withoutKey: true, id: 'archived' });
  };
  const turn = (
    <Button variant="default" onClick={() => archive(!archived)}>
      {archived ? t('end.unarchive') : t('end.archive')}
    </Button>
  );
  return (
    <Part title={t('end.title')} id="end">
      <Rows>
        <Row title={archived ? t('end.unarchive') : t('end.archive')} note={archived ? t('end.unarchiveWhat') : t('end.archiveWhat')} end={turn} />
        <Row
          title={t('end.delete')}
          note={t('end.deleteWhat')}
          end={
            <Button variant="outline" color="var(--bz-danger)" onClick={() => setAsking(true)}>
              {t('end.delete')}
            </Button>
          }
        />
      </Rows>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('end.deleteTitle', { name: `\u2068${name}\u2069` })} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
        <Delete id={id} name={name} />
      </Modal>
    </Part>
  );
}

/** The one thing that asks first: its name has to be typed. */
function Delete({ id, name }: { readonly id: string; readonly name: string }): ReactNode {
  const { t } = useTranslation('project');
  const navigate = useNavigate();
  const [fits, setFits] = useState(false);
  const isName = (typed: string): boolean => typed.trim().normalize('NFC') === name;
  const form = useForm(
    async ({ typed = '' }) => {
      if (!isName(typed)) throw new AppError('wrongName', t('end.wrongName', { name }), {}, 'typed');
      await deleteProject(id);
      await navigate('/', { replace: true });
      toast({ message: t('end.deleted', { name }) });
    },
    { required: ['typed'] },
  );
  return (
    <Form form={form} submit={t('end.delete')} danger blocked={!fits}>
      <p>{t('end.deleteWhat')}</p>
      <TextInput {...form.field('typed')} onChange={(event) => setFits(isName(event.currentTarget.value))} label={t('end.typeName')} placeholder={name} autoComplete="off" data-autofocus dir="auto" />
    </Form>
  );
}
