import type { Records } from '@baraza/domain';
import { useTranslation } from 'react-i18next';
import { useStored } from '../../../map/data/useStored.js';
import type { About } from '../compose/draft.js';
import { codePath } from '../compose/useChoices.js';

const NAMED = ['stakeholder', 'interest', 'threat'] as const;

/** What a coding names, in words; what may not be seen here says so. */
export function useAboutWords(): (coding: Records['coding']) => About {
  const { t } = useTranslation('log');
  const labels = useStored(
    ['code', ...NAMED],
    (store) => {
      const codes = new Map(store.allLive('code').map((code) => [code.id, code]));
      const found = new Map([...codes.values()].map((code) => [code.id, codePath(code, codes)]));
      for (const entity of NAMED) for (const { id, name } of store.allLive(entity)) found.set(id, name);
      return found;
    },
    [],
  );
  return ({ code, stakeholder, interest, threat }) => {
    const end = code !== null ? 'code' : stakeholder !== null ? 'stakeholder' : interest !== null ? 'interest' : 'threat';
    const id = code ?? stakeholder ?? interest ?? threat ?? '';
    return { end, id, label: labels.get(id) ?? t('row.hiddenEnd'), isNew: false };
  };
}
