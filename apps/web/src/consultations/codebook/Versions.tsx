import { createId, type Records } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { useProject } from '../../project/context.js';
import { useRecords } from '../../project/hooks.js';
import { useMay } from '../data/hooks.js';
import { Block } from '../parts/Block.js';
import classes from './codebook.module.css';

/** Numbered moments of the codebook; codings name the version that they were made with. */
export function Versions({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const { session } = useProject();
  const { plan } = useMay();
  const versions = useRecords('codebookVersion').filter((version) => version.process === process.id).sort((a, b) => b.number - a.number);
  const next = (versions[0]?.number ?? 0) + 1;
  const form = useForm(async ({ note = '' }) => {
    session.mutate('makeCodebookVersion', { id: createId(), process: process.id, note: note.trim() || null });
    form.props.ref.current?.reset();
  });
  return (
    <Block title={t('versions.title')} note={t('versions.note')}>
      {versions.length > 0 && (
        <ul className={classes['versions']} aria-label={t('versions.title')}>
          {versions.map(({ id, number, note, madeAt }) => (
            <li key={id}>
              <strong>{t('versions.number', { number: format.number(number) })}</strong>
              <span className={classes['muted']}>{format.dateTime(madeAt)}</span>
              <bdi>{note}</bdi>
            </li>
          ))}
        </ul>
      )}
      {plan && (
        <Form form={form} submit={t('versions.make', { number: format.number(next) })} quiet>
          <TextInput {...form.field('note')} label={t('versions.what')} dir="auto" autoComplete="off" />
        </Form>
      )}
    </Block>
  );
}
