import { createId, ENTITIES, type Records } from '@baraza/domain';
import { Action, FactRow, Facts, InlineText, PanelHeader, Section, useFormat } from '@baraza/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldEditor } from '../../map/panel/fields/FieldEditor.js';
import { Picker } from '../../map/panel/fields/Picker.js';
import { useMutate } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useFieldWords } from '../../project/words.js';
import { childrenOf, isWithin, rowsOf } from '../data/code-tree.js';
import { useMay, useOfProcess } from '../data/hooks.js';
import { orderAtEnd } from '../data/ordered.js';
import classes from './codebook.module.css';
import { useTwinWords } from './useTwinWords.js';

/** One code: what belongs to it, where it lies, and its end. */
export function CodePanel({ code, onChoose }: { readonly code: Records['code']; readonly onChoose: (id: string | null) => void }): ReactNode {
  const { t } = useTranslation(['consultations', 'common']);
  const { parts } = useFormat();
  const { label } = useFieldWords();
  const { plan } = useMay();
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const codes = useOfProcess('code', code.process);
  const { id, name, definition, parent, retired, process } = code;
  const twin = useTwinWords(codes);
  const same = twin(id, name);
  const above = rowsOf(codes).filter((row) => !isWithin(codes, row.code.id, id));
  const children = childrenOf(codes, id);
  const put = (under: string | null): void => void mutate('moveCode', { id, process, parent: under, order: orderAtEnd(childrenOf(codes, under).filter((each) => each.id !== id)) });
  const addUnder = (): void => {
    const child = createId();
    if (mutate('createCode', { id: child, process, parent: id, name: t('codebook.new'), retired: false, order: orderAtEnd(children) })) onChoose(child);
  };
  const remove = (): void => {
    if (!mutate('deleteCode', { id })) return;
    onChoose(null);
    offerUndo(t('codebook.deleted', { name }), { id: 'gone' });
  };
  return (
    <>
      <PanelHeader title={<InlineText label={label('code', 'name')} value={name} required strong readOnly={!plan} warn={(text) => twin(id, text)} onKeep={(next) => mutate('updateCode', { id, name: next })} />} onClose={() => onChoose(null)} />
      {same !== null && <p className={classes['twin']}>{same}</p>}
      <Section title={label('code', 'definition')}>
        <FieldEditor name="definition" label={label('code', 'definition')} field={ENTITIES.code.fields.definition} value={definition} readOnly={!plan} onKeep={(next) => mutate('updateCode', { id, definition: next as string | null })} />
        {!definition && plan && <p className={classes['muted']}>{t('codebook.definitionHow')}</p>}
      </Section>
      <Section title={t('codebook.place')}>
        <Facts>
          <FactRow label={t('codebook.under')}>
            {plan ? (
              <Picker label={label('code', 'parent')} items={above.map((row) => ({ id: row.code.id, name: row.path.join(' / ') }))} value={parent} placeholder={t('codebook.top')} clearable onPick={put} />
            ) : (
              (above.find((row) => row.code.id === parent)?.path.join(' / ') ?? t('codebook.top'))
            )}
          </FactRow>
          <FactRow label={t('codebook.below')}>{children.length === 0 ? t('codebook.noneBelow') : parts(children.map((child) => child.name))}</FactRow>
        </Facts>
        {plan && (
          <Action accent onClick={addUnder}>
            <IconPlus size={16} stroke={1.75} aria-hidden />
            {t('codebook.addUnder', { name })}
          </Action>
        )}
      </Section>
      {plan && (
        <Section title={t('codebook.end')}>
          <p className={classes['muted']}>{retired ? t('codebook.retiredWhat') : t('codebook.retireWhat')}</p>
          <div className={classes['ends']}>
            <Button variant="default" onClick={() => mutate('updateCode', { id, retired: !retired })}>
              {retired ? t('codebook.useAgain') : t('codebook.retire')}
            </Button>
            <Button variant="outline" color="var(--bz-danger)" onClick={remove}>
              {t('common:action.delete')}
            </Button>
          </div>
        </Section>
      )}
    </>
  );
}
