import type { BaseRecord, Records } from '@baraza/domain';
import type { MapItem } from '@baraza/graph-view';
import { PanelHeader } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecord } from '../../project/hooks.js';
import { useMapUi } from '../state/map-ui.js';
import { PanelDay } from '../times/DayNotes.js';
import { CoalitionPanel } from '../coalitions/CoalitionPanel.js';
import { DifferencesPanel } from '../times/DifferencesPanel.js';
import { useComparison } from '../times/RecordedMap.js';
import { AboutMap } from './AboutMap.js';
import { HoldingPanel, InterestPanel, RelationshipPanel } from './OtherPanels.js';
import { SeveralPanel } from './SeveralPanel.js';
import { StakeholderPanel } from './StakeholderPanel.js';

/** The panel for what is selected: one thing, several, or nothing – then the map. */
export function MapPanel({ map, onClose }: { readonly map: Records['map']; readonly onClose: () => void }): ReactNode {
  const { selection } = useMapUi();
  const comparison = useComparison();
  const [only] = selection;
  if (selection.length > 1) return <SeveralPanel items={selection} onClose={onClose} />;
  if (!only && comparison) return <DifferencesPanel onClose={onClose} />;
  return only ? <OnePanel key={only.id} item={only} onClose={onClose} /> : <AboutMap map={map} onClose={onClose} />;
}

function OnePanel({ item: { entity, id }, onClose }: { readonly item: MapItem; readonly onClose: () => void }): ReactNode {
  const stakeholder = useRecord('stakeholder', id);
  const interest = useRecord('interest', id);
  const relationship = useRecord('relationship', id);
  const holding = useRecord('holding', id);
  const coalition = useRecord('coalition', id);
  const told = (record: BaseRecord, panel: ReactNode): ReactNode => (
    <>
      <PanelDay entity={entity} record={{ ...record }} />
      {panel}
    </>
  );
  if (entity === 'stakeholder' && stakeholder) return told(stakeholder, <StakeholderPanel stakeholder={stakeholder} onClose={onClose} />);
  if (entity === 'interest' && interest) return told(interest, <InterestPanel interest={interest} onClose={onClose} />);
  if (entity === 'relationship' && relationship) return told(relationship, <RelationshipPanel relationship={relationship} onClose={onClose} />);
  if (entity === 'holding' && holding) return told(holding, <HoldingPanel holding={holding} onClose={onClose} />);
  if (entity === 'coalition' && coalition) return told(coalition, <CoalitionPanel coalition={coalition} onClose={onClose} />);
  return <Gone onClose={onClose} />;
}

/** Somebody else has just deleted it. */
function Gone({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('map');
  return <PanelHeader title={t('panel.gone')} subtitle={t('panel.goneText')} onClose={onClose} />;
}
