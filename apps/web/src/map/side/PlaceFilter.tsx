import { SidebarCheck, SidebarLine, useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { Picker } from '../panel/fields/Picker.js';

interface PlaceFilterProps {
  /** How many are in each place, or in what lies in it; '' for none stated. */
  readonly counts: ReadonlyMap<string, number>;
  /** Empty: everywhere. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[] | undefined) => void;
}

/** Only who is in some places: there can be hundreds, so they are chosen by name and not switched off one by one. */
export function PlaceFilter({ counts, chosen, onChange }: PlaceFilterProps): ReactNode {
  const { t } = useTranslation('map');
  const { compare, number } = useFormat();
  const places = useRecords('place');
  const names = new Map(places.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? t('filters.unstated');
  const others = [...counts.keys()].filter((id) => !chosen.includes(id) && (id === '' || names.has(id)));
  const items = others.map((id) => ({ id, name: nameOf(id), detail: number(counts.get(id)!) })).sort((a, b) => Number(a.id === '') - Number(b.id === '') || compare(a.name, b.name));
  return (
    <>
      {chosen.map((id) => (
        <SidebarCheck key={id} label={nameOf(id)} count={counts.get(id) ?? 0} checked onChange={() => onChange(chosen.length === 1 ? undefined : chosen.filter((other) => other !== id))} />
      ))}
      {items.length > 0 && (
        <SidebarLine label={t(chosen.length === 0 ? 'filters.onlyIn' : 'filters.alsoIn')}>
          <Picker label={t('filters.places')} items={items} value={null} placeholder={t('filters.choosePlace')} onPick={(id) => id !== null && onChange([...chosen, id])} />
        </SidebarLine>
      )}
    </>
  );
}
