import { createId, type Records } from '@baraza/domain';
import { Button, TagsInput, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { useProject } from '../../project/context.js';
import { useFieldWords } from '../../project/words.js';
import { useCountingWords } from '../data/hooks.js';
import { orderAtEnd } from '../data/ordered.js';
import type { Wanted } from './Dimensions.js';
import classes from './people.module.css';

/** A dimension of the process's own, or one that can be used against people and therefore needs a reason first. */
export function NewDimension({ process, wanted, dimensions, onClose }: { readonly process: Records['process']; readonly wanted: Wanted; readonly dimensions: readonly Records['dimension'][]; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['consultations', 'common']);
  const words = useCountingWords();
  const { label } = useFieldWords();
  const { session } = useProject();
  const [groups, setGroups] = useState<string[]>([]);
  const sensitive = wanted.kind === 'sensitive';
  const form = useForm(
    async ({ name = '', reason = '' }) => {
      const id = createId();
      const own = { code: sensitive ? wanted.code : id, name: sensitive ? null : name.trim() };
      session.mutate('createDimension', { id, process: process.id, ...own, groups, reason: reason.trim() || null, order: orderAtEnd(dimensions) });
      onClose();
    },
    { required: [sensitive ? 'reason' : 'name'] },
  );
  return (
    <div className={classes['new']}>
      <Form
        form={form}
        submit={sensitive ? t('dimensions.switchOn', { name: words.dimension({ code: wanted.code, name: null }) }) : t('dimensions.add')}
        quiet
        more={
          <Button variant="subtle" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        }
      >
        {sensitive ? (
          <>
            <p className={classes['why']}>{t('dimensions.why')}</p>
            <Textarea {...form.field('reason')} label={label('dimension', 'reason')} description={t('dimensions.reasonHow')} autoFocus dir="auto" />
          </>
        ) : (
          <TextInput {...form.field('name')} label={label('dimension', 'name')} placeholder={t('dimensions.nameExample')} maxLength={300} autoFocus dir="auto" autoComplete="off" />
        )}
        <TagsInput label={label('dimension', 'groups')} description={t('dimensions.groupsHow')} size="sm" value={groups} onChange={setGroups} acceptValueOnBlur dir="auto" />
      </Form>
    </div>
  );
}
