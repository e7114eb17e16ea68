import type { Records } from '@baraza/domain';
import type { MapItem } from '@baraza/graph-view';
import { Action, FactRow, Facts, keyOf, KeyHint, PanelHeader, Section, useTermWord } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { useInOrder } from '../../project/useInOrder.js';
import { MergeTwo } from '../../duplicates/MergeWith.js';
import { CopyActions } from '../clipboard/ClipboardButtons.js';
import { useMapActions } from '../data/useMapActions.js';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { MakeCoalition } from '../coalitions/MakeCoalition.js';
import { Picker } from './fields/Picker.js';
import { useFieldWords } from '../../project/words.js';
import classes from './panel.module.css';
import { RemoveAction } from './RemoveAction.js';

const TOGETHER = [
  ['sector', 'sector'],
  ['kind', 'kind'],
  ['level', 'level'],
] as const satisfies readonly (readonly ['sector' | 'kind' | 'level', Records['term']['vocabulary']])[];

/** Several selected: what can be done to all of them at once. */
export function SeveralPanel({ items, onClose }: { readonly items: readonly MapItem[]; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const inOrder = useInOrder();
  const { rights, select } = useMapUi();
  const actions = useMapActions();
  const words = useFieldWords();
  const word = useTermWord();
  const terms = useRecords('term');
  const stakeholders = items.filter(({ entity }) => entity === 'stakeholder').map(({ id }) => id);
  const nodes = items.filter(({ entity }) => entity === 'stakeholder' || entity === 'interest');
  const records = useStored(['stakeholder', 'interest'], (store) => nodes.flatMap((item) => (store.live(item.entity as 'stakeholder', item.id) ? [{ item, record: store.live(item.entity as 'stakeholder', item.id)! }] : [])), [items]);
  const common = (field: 'sector' | 'kind' | 'level'): string | null => {
    const values = new Set(records.filter(({ item }) => item.entity === 'stakeholder').map(({ record }) => record[field]));
    return values.size === 1 ? [...values][0]! : null;
  };
  const parts = [
    stakeholders.length > 0 && t('common:count.stakeholders', { count: stakeholders.length }),
    nodes.length > stakeholders.length && t('common:count.interests', { count: nodes.length - stakeholders.length }),
    items.length > nodes.length && t('several.lines', { count: items.length - nodes.length }),
  ];
  const made = parts.filter(Boolean).join(' · ');
  return (
    <>
      <PanelHeader title={t('common:count.selected', { count: items.length })} subtitle={made} onClose={onClose} />
      {(rights.arrange || rights.edit) && (
        <div className={classes['actions']}>
          <CopyActions items={items} />
          {rights.arrange && nodes.length > 0 && (
            <Action small onClick={() => actions.takeOff(nodes)}>
              {t('onMaps.takeOff')}
              <KeyHint keys={keyOf('takeOff')} />
            </Action>
          )}
          {rights.edit && <MergeTwo items={items} />}
          {rights.edit && <RemoveAction items={items} label={t('several.delete', { count: items.length })} keys={keyOf('delete')} />}
        </div>
      )}
      {rights.edit && stakeholders.length > 0 && (
        <Section title={t('several.setAll')}>
          <Facts>
            {TOGETHER.map(([field, vocabulary]) => (
              <FactRow key={field} label={words.label('stakeholder', field)}>
                <Picker
                  label={words.label('stakeholder', field)}
                  items={inOrder(terms.filter((term) => term.vocabulary === vocabulary)).map((term) => ({ id: term.id, name: word(term) }))}
                  value={common(field)}
                  placeholder={t('several.differ')}
                  onPick={(value) => actions.setAll('stakeholder', stakeholders, { [field]: value })}
                />
              </FactRow>
            ))}
          </Facts>
        </Section>
      )}
      <MakeCoalition stakeholders={stakeholders} />
      <Section title={t('several.selected')}>
        <ul className={classes['plainList']}>
          {records.map(({ item, record }) => (
            <li key={item.id} className={classes['pair']}>
              <Action onClick={() => select([item])}>
                <bdi>{record.name}</bdi>
              </Action>
              <Action small className={classes['muted']} onClick={() => select(items.filter(({ id }) => id !== item.id))}>
                {t('several.leaveOut')}
              </Action>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
