import type { Records } from '@baraza/domain';
import { Action, InlineText, PanelHeader, Section, shapeOfKind, StakeholderMark, useTermWord } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useRecord, useRecords } from '../../project/hooks.js';
import { useAccount } from '../../session/session.js';
import { MergeWith } from '../../duplicates/MergeWith.js';
import { isHidden } from '../data/field-groups.js';
import { valueOf } from '../data/members.js';
import { today } from '../data/today.js';
import { useMapActions } from '../data/useMapActions.js';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { CoalitionsOf } from '../coalitions/CoalitionsOf.js';
import { Activity } from './Activity.js';
import { ClassTag } from './ClassTag.js';
import { RecordComments } from './RecordComments.js';
import { Editing } from './fields/Editing.js';
import { RecordFacts } from './fields/RecordFacts.js';
import { useFieldWords } from '../../project/words.js';
import { InterestsHeld } from './InterestsHeld.js';
import { Judgements } from './judgements/Judgements.js';
import { OnMaps } from './OnMaps.js';
import { RoleTag } from './RoleTag.js';
import { PositionMoved } from './said/PositionMoved.js';
import { Proposed } from './said/Proposed.js';
import { Statements } from './said/Statements.js';
import { Ties } from './Ties.js';

/** Everything about one stakeholder: who it is, and why it is drawn so. */
export function StakeholderPanel({ stakeholder, onClose }: { readonly stakeholder: Records['stakeholder']; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { rights, mapId, date } = useMapUi();
  const actions = useMapActions();
  const word = useTermWord();
  const words = useFieldWords();
  const { id: account } = useAccount();
  const { id: project } = useProject();
  const terms = useRecords('term');
  const mode = useRecord('map', mapId)?.aggregate ?? 'agreed';
  const { id } = stakeholder;
  const position = useStored(['judgement', 'stakeholder'], (store) => valueOf(store, id, mapId, 'position', { mode, account, at: date ?? today() }), [id, mapId, mode, account, date]);
  const kind = terms.find((term) => term.id === stakeholder.kind);
  const level = terms.find((term) => term.id === stakeholder.level);
  const line = [kind && word(kind), level && word(level).toLocaleLowerCase()].filter(Boolean).join(' · ');
  return (
    <>
      <PanelHeader
        mark={<StakeholderMark shape={shapeOfKind(kind?.code ?? '', kind?.shape)} position={rights.scores ? position : null} />}
        title={
          <div data-rename>
            <Editing entity="stakeholder" id={id} field="name">
              {(onClose) => <InlineText label={words.label('stakeholder', 'name')} value={stakeholder.name} onKeep={(name) => actions.set('stakeholder', id, { name })} required strong readOnly={!rights.edit} onClose={onClose} />}
            </Editing>
          </div>
        }
        subtitle={line || t(isHidden(stakeholder, 'kind') ? 'panel.hiddenKind' : 'panel.noKind')}
        onClose={onClose}
        tags={
          <>
            {rights.scores && !kind?.thing && <RoleTag stakeholder={stakeholder} />}
            <ClassTag entity="stakeholder" id={id} own={stakeholder.classification} />
          </>
        }
      />
      <Section title={t('facts.title')} action={stakeholder.source ? <Action small accent href={`/p/${project}/sources?source=${stakeholder.source}`}>{t('common:count.sources', { count: 1 })}</Action> : t(isHidden(stakeholder, 'source') ? 'common:judgement.hiddenSource' : 'common:judgement.noSource')}>
        <RecordFacts entity="stakeholder" record={stakeholder} readOnly={!rights.edit} brief={['kind', 'sector', 'level', 'place', 'description', 'source']} />
      </Section>
      {/* A thing such as an agreement is not judged, wants nothing and says nothing. */}
      {!kind?.thing && (
        <>
          <Judgements stakeholder={id} />
          <Proposed key={`proposed ${id}`} stakeholder={id} />
          <InterestsHeld stakeholder={id} />
        </>
      )}
      <CoalitionsOf stakeholder={id} />
      <Ties stakeholder={id} />
      {!kind?.thing && (
        <>
          <Statements stakeholder={id} />
          <PositionMoved stakeholder={id} />
        </>
      )}
      <OnMaps entity="stakeholder" id={id} name={stakeholder.name} />
      {rights.edit && <MergeWith key={`merge ${id}`} stakeholder={id} />}
      <RecordComments entity="stakeholder" id={id} />
      <Activity entity="stakeholder" id={id} />
    </>
  );
}
