import { Checkbox, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Owner, SheetMapping } from '../api.js';
import type { SheetProps } from './Sheets.js';
import { withType } from './sheets.js';
import classes from './sheets.module.css';

const LONGEST = 300;

/** Kinds and types of what has no column that says one, and whether such a kind is one of things. */
export function SheetTypes({ sheet: { mapping }, onChange }: SheetProps): ReactNode {
  const hasColumn = (of: Owner): boolean => mapping.columns.some((column) => column.of === of && column.role === 'type');
  const owners: readonly Owner[] = mapping.rows === 'connections' ? ['from', 'to', 'row'] : mapping.rows === 'elements' ? ['row'] : [];
  const open = owners.filter((owner) => !hasColumn(owner) || mapping.types[owner] !== undefined);
  if (open.length === 0) return null;
  return (
    <div className={classes['types']}>
      {open.map((owner) => (
        <TypeOfAll key={`${owner} ${mapping.types[owner]?.name ?? ''}`} owner={owner} mapping={mapping} onKeep={(name, thing) => onChange(withType(mapping, owner, name, thing))} />
      ))}
    </div>
  );
}

function TypeOfAll({ owner, mapping, onKeep }: { readonly owner: Owner; readonly mapping: SheetMapping; readonly onKeep: (name: string, thing: boolean) => void }): ReactNode {
  const { t } = useTranslation('import');
  const { name: kept = '', thing = false } = mapping.types[owner] ?? {};
  const [name, setName] = useState(kept);
  const keep = (): void => {
    if (name.trim() !== kept) onKeep(name, thing);
  };
  const speaksOfElements = mapping.rows === 'elements' || owner !== 'row';
  const what = mapping.rows === 'elements' ? 'elements' : owner === 'row' ? 'connections' : owner;
  return (
    <div className={classes['type']}>
      <TextInput label={t(`sheets.type.${what}`)} value={name} maxLength={LONGEST} dir="auto" onChange={(event) => setName(event.currentTarget.value)} onBlur={keep} onKeyDown={(event) => event.key === 'Enter' && keep()} />
      {speaksOfElements && kept !== '' && <Checkbox label={t('sheets.thing')} checked={thing} onChange={(event) => onKeep(name, event.currentTarget.checked)} />}
    </div>
  );
}
