import { type AnyRecord, type Dimension, judgeKey, type EntityName, ENTITIES, type EntityDefinition } from '@baraza/domain';
import { useFormat, useTermWord } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useRecord, useViewer } from '../../project/hooks.js';
import { useFieldWords } from '../../project/words.js';
import { useAccount } from '../../session/session.js';
import { dimensionRow } from '../data/judgement-rows.js';
import { judgementsOf } from '../data/members.js';
import { type ShownScore, shownScore } from '../data/shown-score.js';
import { today } from '../data/today.js';
import { useStored } from '../data/useStored.js';
import { useJudgeName } from '../panel/judgements/useJudges.js';
import { useMapUi } from '../state/map-ui.js';
import { type CellReader, cellReader } from './model/cells.js';
import type { TableEntity } from './model/columns.js';

/** Entities whose records are named in the cells of others. */
const referredBy = (entity: TableEntity): EntityName[] => [...new Set(Object.values((ENTITIES[entity] as unknown as EntityDefinition).fields).flatMap((field) => (field.type === 'reference' ? [field.entity as EntityName] : [])))];
const READ: Record<TableEntity, EntityName[]> = { stakeholder: [...referredBy('stakeholder'), 'judgement', 'member'], relationship: referredBy('relationship'), interest: referredBy('interest'), holding: referredBy('holding') };

/** Judges who are named in a cell. */
const MOST_NAMED = 5;

/** How cells of these rows are read; another object whenever something they name changes. `entity` must stay the same. */
export function useCells(entity: TableEntity): CellReader {
  const { t, i18n } = useTranslation(['map', 'table']);
  const { store } = useProject().session;
  const { mapId, date, rights } = useMapUi();
  const { id: account } = useAccount();
  const { viewer } = useViewer();
  const mode = useRecord('map', mapId)?.aggregate ?? 'agreed';
  const format = useFormat();
  const termWord = useTermWord();
  const nameOf = useJudgeName();
  const { choice } = useFieldWords();
  return useStored(
    READ[entity],
    () => {
      const scores = new Map<string, Map<Dimension, ShownScore | null>>();
      const at = date ?? today();
      const score = (stakeholder: string, dimension: Dimension): ShownScore | null => {
        const known = scores.get(stakeholder) ?? new Map<Dimension, ShownScore | null>();
        scores.set(stakeholder, known);
        if (!known.has(dimension)) known.set(dimension, shownScore(judgementsOf(store, stakeholder, mapId).filter((judgement) => judgement.dimension === dimension), { mode, account, at }));
        return known.get(dimension)!;
      };
      const whyUnagreed = (stakeholder: string, dimension: Dimension): string => {
        const unagreed = score(stakeholder, dimension)?.unagreed;
        if (!unagreed) return '';
        const { current } = dimensionRow(judgementsOf(store, stakeholder, mapId), dimension, { mode, account, at });
        const names = current.filter((judgement) => judgement.standing === 'own' && unagreed.all.judges.includes(judgeKey(judgement))).map(nameOf);
        const [first, rest] = [format.list(names.slice(0, MOST_NAMED)), names.length - MOST_NAMED];
        return [t(`table:unagreed.${unagreed.whose}`, { names: rest > 0 ? t('table:unagreed.names', { names: first, count: rest }) : first }), t(rights.agree ? 'table:unagreed.how' : 'table:unagreed.howOthers')].join(' ');
      };
      return cellReader({
        format,
        choice,
        termWord,
        words: { yes: t('yes'), no: t('no'), for: t('stance.for'), against: t('stance.against') },
        all: (each) => store.allLive(each) as unknown as readonly AnyRecord[],
        get: (each, id) => store.live(each, id) as AnyRecord | undefined,
        score,
        agreement: (stakeholder, dimension) => {
          if (mode !== 'agreed') return undefined;
          const shown = score(stakeholder, dimension);
          return shown?.unagreed === null ? shown.aggregate.value : null;
        },
        whyUnagreed,
      });
    },
    [i18n.resolvedLanguage, mapId, date, mode, account, viewer, rights.agree],
  );
}
