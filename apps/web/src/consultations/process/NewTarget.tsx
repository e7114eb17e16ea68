import { createId, MARGINAL_SHARE, type Records, TARGET_TEMPLATES } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../data/app-error.js';
import { Form } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { useProject } from '../../project/context.js';
import { useFieldWords } from '../../project/words.js';
import { useCountingWords } from '../data/hooks.js';
import { orderAtEnd } from '../data/ordered.js';
import classes from './targets.module.css';

const [USUAL] = TARGET_TEMPLATES;

/** A new target, where the others stand: of whom, and how much. */
export function NewTarget({ process, dimensions, targets, onClose }: { readonly process: Records['process']; readonly dimensions: readonly Records['dimension'][]; readonly targets: readonly Records['target'][]; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['consultations', 'common']);
  const format = useFormat();
  const words = useCountingWords();
  const { label } = useFieldWords();
  const { session } = useProject();
  const [chosen, setChosen] = useState(dimensions[0]?.id ?? null);
  const [groups, setGroups] = useState<string[]>([]);
  const dimension = dimensions.find(({ id }) => id === chosen);
  const form = useForm(
    async ({ share = '', name = '' }) => {
      if (!dimension || groups.length === 0) throw new AppError('noGroups', t('targets.noGroups'), {}, 'groups');
      session.mutate('createTarget', { id: createId(), process: process.id, dimension: dimension.id, groups: dimension.groups.filter((group) => groups.includes(group)), share: Number(share), label: name.trim() || null, order: orderAtEnd(targets) });
      onClose();
    },
    { required: ['share'] },
  );
  const percent = (share: number): string => format.percent(share / 100);
  return (
    <div className={classes['new']}>
      <Form
        form={form}
        submit={t('targets.add')}
        quiet
        wide
        more={
          <Button variant="subtle" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        }
      >
        <div className={classes['line']}>
          <Select
            label={label('target', 'dimension')}
            data={dimensions.map((each) => ({ value: each.id, label: words.dimension(each) }))}
            value={chosen}
            allowDeselect={false}
            data-autofocus
            onChange={(value) => {
              setChosen(value);
              setGroups([]);
            }}
          />
          <NumberInput {...form.field('share')} label={label('target', 'share')} min={0} max={100} clampBehavior="strict" defaultValue={USUAL.share} />
          <TextInput {...form.field('name')} label={label('target', 'label')} placeholder={t('targets.labelHow')} maxLength={300} dir="auto" autoComplete="off" />
        </div>
        <Checkbox.Group {...form.field('groups')} label={label('target', 'groups')} value={groups} onChange={setGroups}>
          <div className={classes['groups']}>{dimension?.groups.map((group) => <Checkbox key={group} size="sm" value={group} label={words.group(dimension, group)} />)}</div>
        </Checkbox.Group>
        <p className={classes['muted']}>{t('targets.source', { usual: percent(USUAL.share), marginal: percent(MARGINAL_SHARE) })}</p>
      </Form>
    </div>
  );
}
