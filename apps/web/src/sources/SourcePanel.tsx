import { type Classification, CLASSIFICATIONS, ENTITIES, type Records } from '@baraza/domain';
import { Action, ChoiceItems, ClassificationBadge, FactRow, Facts, InlineText, PanelHeader, Section } from '@baraza/ui';
import { Menu } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldEditor } from '../map/panel/fields/FieldEditor.js';
import { useIsArchived, useMutate, useViewer } from '../project/hooks.js';
import { useOfferUndo } from '../project/useOfferUndo.js';
import { useFieldWords } from '../project/words.js';
import { Comments } from '../talk/Comments.js';
import { Files } from './Files.js';
import classes from './sources.module.css';

const FACTS = ['kind', 'reference', 'url', 'date', 'reliability', 'note'] as const;

/** A source: what it is, its files, and what the team says about it. */
export function SourcePanel({ source, onClose }: { readonly source: Records['source']; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['sources', 'domain']);
  const { label, choice } = useFieldWords();
  const { can } = useViewer();
  const archived = useIsArchived();
  const readOnly = archived || !can('editRegistry');
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const { fields } = ENTITIES.source;
  const { id } = source;
  const remove = (): void => {
    if (!mutate('deleteSource', { id })) return;
    onClose();
    offerUndo(t('deleted'), { id: 'gone' });
  };
  return (
    <>
      <PanelHeader
        mark={<IconFileText size={32} stroke={1.25} aria-hidden />}
        title={<InlineText label={label('source', 'title')} value={source.title} required strong readOnly={readOnly} onKeep={(title) => mutate('updateSource', { id, title })} />}
        subtitle={choice('kind', source.kind)}
        onClose={onClose}
        tags={<WhoReads id={id} classification={source.classification} readOnly={readOnly} />}
      />
      <Files source={source} />
      <Section title={t('facts')}>
        <Facts>
          {FACTS.filter((name) => !readOnly || source[name] !== null).map((name) => (
            <FactRow key={name} label={label('source', name)}>
              <FieldEditor name={name} label={label('source', name)} field={fields[name]} value={source[name]} readOnly={readOnly} onKeep={(value) => mutate('updateSource', { id, [name]: value })} />
            </FactRow>
          ))}
        </Facts>
      </Section>
      <Comments about={{ entity: 'source', id }} />
      {!readOnly && (
        <div className={classes['end']}>
          <Action small className={classes['danger']} onClick={remove}>
            {t('delete')}
          </Action>
        </div>
      )}
    </>
  );
}

function WhoReads({ id, classification, readOnly }: { readonly id: string; readonly classification: Classification; readonly readOnly: boolean }): ReactNode {
  const { t } = useTranslation(['map', 'domain']);
  const { isCleared } = useViewer();
  const mutate = useMutate();
  if (readOnly) return <ClassificationBadge classification={classification} />;
  const options = CLASSIFICATIONS.filter(isCleared).map((value) => ({ value, label: t(`domain:classification.${value}`) }));
  return (
    <Menu>
      <Menu.Target>
        <Action aria-label={t('class.change', { now: t(`domain:classification.${classification}`) })}>
          <ClassificationBadge classification={classification} />
        </Action>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('class.who')}</Menu.Label>
        <ChoiceItems options={options} value={classification} onChange={(next) => mutate('classify', { entity: 'source', id, classification: next })} />
      </Menu.Dropdown>
    </Menu>
  );
}
