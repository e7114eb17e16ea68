import { useTermWord } from '@baraza/ui';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecord, useRecords } from '../../project/hooks.js';
import { isolated } from '../useImportWords.js';
import classes from './questions.module.css';

/** A stakeholder of the project that a row may mean, with what tells it from others of its name. */
export function Candidate({ id, label }: { readonly id: string; readonly label: string }): ReactNode {
  const { t } = useTranslation('import');
  const stakeholder = useRecord('stakeholder', id);
  const kind = useRecord('term', stakeholder?.kind ?? '');
  const wordOf = useTermWord();
  const relationships = useRecords('relationship');
  const count = useMemo(() => relationships.filter(({ from, to }) => from === id || to === id).length, [relationships, id]);
  // Not here yet, or gone meanwhile: then what the server said.
  if (!stakeholder) return <bdi>{label}</bdi>;
  const facts = [kind ? wordOf(kind) : t('answer.noKind'), t('answer.relationships', { count }), ...(stakeholder.externalId ? [t('answer.id', { id: isolated(stakeholder.externalId) })] : [])];
  return (
    <span className={classes['answerWords']}>
      <strong>
        <bdi>{stakeholder.name}</bdi>
      </strong>
      <span className={classes['hint']}>{facts.join(' · ')}</span>
      {stakeholder.description && (
        <span className={classes['excerpt']}>
          <bdi>{stakeholder.description}</bdi>
        </span>
      )}
    </span>
  );
}
