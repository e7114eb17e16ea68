import type { Records } from '@baraza/domain';
import { Action, InlineText, interestShape, LineMark, lineOfType, PanelHeader, Section, ShapeMark, useTermWord } from '@baraza/ui';
import { IconArrowsExchange } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecord, useRecords } from '../../project/hooks.js';
import { useMapActions } from '../data/useMapActions.js';
import { useMapUi } from '../state/map-ui.js';
import { Activity } from './Activity.js';
import { ClassTag } from './ClassTag.js';
import { Editing } from './fields/Editing.js';
import { RecordFacts } from './fields/RecordFacts.js';
import { useFieldWords } from '../../project/words.js';
import { Holders } from './InterestsHeld.js';
import { OnMaps } from './OnMaps.js';
import classes from './panel.module.css';
import { RecordComments } from './RecordComments.js';
import { RemoveAction } from './RemoveAction.js';
import { useVerb } from './useVerb.js';

interface Closable {
  readonly onClose: () => void;
}

/** An interest: what it means and who holds it. */
export function InterestPanel({ interest, onClose }: { readonly interest: Records['interest'] } & Closable): ReactNode {
  const { t } = useTranslation('map');
  const { rights } = useMapUi();
  const actions = useMapActions();
  const word = useTermWord();
  const words = useFieldWords();
  const kind = useRecords('term').find(({ id }) => id === interest.kind);
  return (
    <>
      <PanelHeader
        mark={<ShapeMark shape={interestShape} size={36} fill="var(--bz-raised)" />}
        title={
          <div data-rename>
            <Editing entity="interest" id={interest.id} field="name">
              {(onClose) => <InlineText label={words.label('interest', 'name')} value={interest.name} onKeep={(name) => actions.set('interest', interest.id, { name })} required strong readOnly={!rights.edit} onClose={onClose} />}
            </Editing>
          </div>
        }
        subtitle={[t('panel.interest'), kind && word(kind).toLocaleLowerCase()].filter(Boolean).join(' · ')}
        onClose={onClose}
        tags={<ClassTag entity="interest" id={interest.id} own={interest.classification} />}
      />
      <Section title={t('facts.title')}>
        <RecordFacts entity="interest" record={interest} readOnly={!rights.edit} brief={['kind', 'description', 'source']} />
      </Section>
      <Holders interest={interest.id} />
      <OnMaps entity="interest" id={interest.id} name={interest.name} />
      <RecordComments entity="interest" id={interest.id} />
      <Activity entity="interest" id={interest.id} />
    </>
  );
}

/** A relationship: its two ends, what it is, how strong. */
export function RelationshipPanel({ relationship, onClose }: { readonly relationship: Records['relationship'] } & Closable): ReactNode {
  const { t } = useTranslation('map');
  const { rights, select } = useMapUi();
  const actions = useMapActions();
  const verb = useVerb();
  const from = useRecord('stakeholder', relationship.from);
  const to = useRecord('stakeholder', relationship.to);
  const term = useRecords('term').find(({ id }) => id === relationship.type);
  const style = lineOfType(term?.code ?? '', { colour: term?.colour, line: term?.line, arrow: term?.arrow });
  const go = (id: string): void => select([{ entity: 'stakeholder', id }]);
  return (
    <>
      <PanelHeader
        mark={<LineMark style={style} informal={relationship.formality === 'informal'} length={40} />}
        title={`${from?.name ?? ''} ${verb(relationship, relationship.direction === 'directed' ? 'out' : 'both')} ${to?.name ?? ''}`}
        subtitle={t('panel.relationship')}
        onClose={onClose}
        tags={<ClassTag entity="relationship" id={relationship.id} own={relationship.classification} />}
      />
      <div className={classes['ends']}>
        <Action accent onClick={() => go(relationship.from)}>
          {from?.name}
        </Action>
        {rights.edit && relationship.direction === 'directed' ? (
          <Action small onClick={() => actions.set('relationship', relationship.id, { from: relationship.to, to: relationship.from })} aria-label={t('tie.turn')} title={t('tie.turn')}>
            <IconArrowsExchange size={16} stroke={1.75} aria-hidden />
          </Action>
        ) : (
          <span />
        )}
        <Action accent onClick={() => go(relationship.to)}>
          {to?.name}
        </Action>
      </div>
      <Section title={t('facts.title')}>
        <RecordFacts entity="relationship" record={relationship} readOnly={!rights.edit} brief={['type', 'strength', 'sentiment', 'formality', 'source', 'confidence']} />
      </Section>
      <Activity entity="relationship" id={relationship.id} />
      {rights.edit && (
        <div className={classes['actions']}>
          <RemoveAction items={[{ entity: 'relationship', id: relationship.id }]} label={t('tie.delete')} />
        </div>
      )}
    </>
  );
}

/** That somebody holds an interest: the line between the two. */
export function HoldingPanel({ holding, onClose }: { readonly holding: Records['holding'] } & Closable): ReactNode {
  const { t } = useTranslation('map');
  const { rights, select } = useMapUi();
  const stakeholder = useRecord('stakeholder', holding.stakeholder);
  const interest = useRecord('interest', holding.interest);
  return (
    <>
      <PanelHeader title={t(holding.stance > 0 ? 'holding.for' : 'holding.against', { who: stakeholder?.name ?? '', what: interest?.name ?? '' })} subtitle={t('panel.holding')} onClose={onClose} tags={<ClassTag entity="holding" id={holding.id} own={holding.classification} />} />
      <div className={classes['ends']}>
        <Action accent onClick={() => select([{ entity: 'stakeholder', id: holding.stakeholder }])}>
          {stakeholder?.name}
        </Action>
        <span />
        <Action accent onClick={() => select([{ entity: 'interest', id: holding.interest }])}>
          {interest?.name}
        </Action>
      </div>
      <Section title={t('facts.title')}>
        <RecordFacts entity="holding" record={holding} readOnly={!rights.edit} brief={['stance', 'intensity', 'source', 'confidence']} />
      </Section>
      <Activity entity="holding" id={holding.id} />
      {rights.edit && (
        <div className={classes['actions']}>
          <RemoveAction items={[{ entity: 'holding', id: holding.id }]} label={t('interests.remove')} />
        </div>
      )}
    </>
  );
}
