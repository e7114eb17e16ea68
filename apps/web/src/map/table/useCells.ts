import { type AnyRecord, aggregateJudgement, type Aggregate, type Dimension, type EntityName, ENTITIES, type EntityDefinition } from '@baraza/domain';
import { useFormat, useTermWord } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useRecord, useViewer } from '../../project/hooks.js';
import { useFieldWords } from '../../project/words.js';
import { useAccount } from '../../session/session.js';
import { judgementsOf } from '../data/members.js';
import { today } from '../data/today.js';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { type CellReader, cellReader } from './model/cells.js';
import type { TableEntity } from './model/columns.js';

/** Entities whose records are named in the cells of others. */
const referredBy = (entity: TableEntity): EntityName[] => [...new Set(Object.values((ENTITIES[entity] as unknown as EntityDefinition).fields).flatMap((field) => (field.type === 'reference' ? [field.entity as EntityName] : [])))];
const READ: Record<TableEntity, EntityName[]> = { stakeholder: [...referredBy('stakeholder'), 'judgement'], relationship: referredBy('relationship'), interest: referredBy('interest'), holding: referredBy('holding') };

/** How cells of these rows are read; another object whenever something they name changes. `entity` must stay the same. */
export function useCells(entity: TableEntity): CellReader {
  const { t, i18n } = useTranslation('map');
  const { store } = useProject().session;
  const { mapId, date } = useMapUi();
  const { id: account } = useAccount();
  const { viewer } = useViewer();
  const mode = useRecord('map', mapId)?.aggregate ?? 'agreed';
  const format = useFormat();
  const termWord = useTermWord();
  const { choice } = useFieldWords();
  return useStored(
    READ[entity],
    () => {
      const scores = new Map<string, Map<Dimension, Aggregate | null>>();
      const at = date ?? today();
      const score = (stakeholder: string, dimension: Dimension): Aggregate | null => {
        const known = scores.get(stakeholder) ?? new Map<Dimension, Aggregate | null>();
        scores.set(stakeholder, known);
        if (!known.has(dimension)) known.set(dimension, aggregateJudgement(judgementsOf(store, stakeholder, mapId).filter((judgement) => judgement.dimension === dimension), { mode, account, at }));
        return known.get(dimension)!;
      };
      return cellReader({
        format,
        choice,
        termWord,
        words: { yes: t('yes'), no: t('no'), for: t('stance.for'), against: t('stance.against') },
        all: (each) => store.allLive(each) as unknown as readonly AnyRecord[],
        get: (each, id) => store.live(each, id) as AnyRecord | undefined,
        score,
      });
    },
    [i18n.resolvedLanguage, mapId, date, mode, account, viewer],
  );
}
