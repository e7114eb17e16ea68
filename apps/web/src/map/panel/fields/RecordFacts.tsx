import { type AnyRecord, type BaseRecord, ENTITIES, type EntityDefinition, type FieldSpec, propertyField, type PropertyValues } from '@baraza/domain';
import { Action, FactRow, Facts } from '@baraza/ui';
import { Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords, useViewer } from '../../../project/hooks.js';
import { useInOrder } from '../../../project/useInOrder.js';
import { FIELD_GROUPS, type FieldGroup, fieldsOf, isEmptyValue, isHidden } from '../../data/field-groups.js';
import { type Editable, useMapActions } from '../../data/useMapActions.js';
import { Editing } from './Editing.js';
import { FieldEditor } from './FieldEditor.js';
import classes from './fields.module.css';
import { useFieldWords } from '../../../project/words.js';
import { specOf } from '../../data/own-properties.js';

interface Fact {
  /** `properties.ID` for a property of the project's own. */
  readonly key: string;
  readonly name: string;
  readonly label: string;
  readonly field: FieldSpec;
  readonly group: FieldGroup;
  readonly value: unknown;
  readonly options?: readonly string[];
}

export interface RecordFactsProps {
  readonly entity: Exclude<Editable, 'map'>;
  readonly record: BaseRecord;
  readonly readOnly: boolean;
  /** What is shown before "All", also while it is empty; left out: everything is shown. */
  readonly brief?: readonly string[];
}

/** Whoever wants all facts of one record wants those of the next, too; until the page is left. */
let wantsAll = false;

/** All facts of a record by their definition, what is empty behind "Add a fact", and how many are not for these eyes. */
export function RecordFacts({ entity, record: typed, readOnly, brief }: RecordFactsProps): ReactNode {
  // Which fields it has is said by its definition.
  const record = typed as AnyRecord;
  const { t } = useTranslation(['map', 'domain']);
  const inOrder = useInOrder();
  const words = useFieldWords();
  const { isCleared } = useViewer();
  const actions = useMapActions();
  const definitions = useRecords('property');
  const [all, setAll] = useState(wantsAll || brief === undefined);
  const [added, setAdded] = useState<string | null>(null);

  const hasProperties = 'properties' in (ENTITIES[entity] as unknown as EntityDefinition).fields;
  const values = (record['properties'] ?? {}) as PropertyValues;
  const builtIn = fieldsOf(entity).map(({ name, field, group }): Fact => ({ key: name, name, label: words.label(entity, name), field, group, value: record[name] }));
  const own = inOrder(hasProperties ? definitions.filter(({ of }) => of === entity) : []).map((definition): Fact => ({ key: propertyField(definition.id), name: definition.name, label: definition.name, field: specOf(definition), group: 'rest', value: values[definition.id] ?? null }));
  const readable = [...builtIn.filter(({ key }) => !isHidden(record, key)), ...own].filter(({ field }) => field.classification === undefined || isCleared(field.classification));
  const hidden = builtIn.length + own.length - readable.length;
  const isShown = ({ key, value, field }: Fact): boolean => !isEmptyValue(value) || key === added || (!readOnly && ((brief?.includes(key) ?? false) || field.required));
  const known = readable.filter(isShown);
  const shown = known.filter(({ key }) => all || key === added || brief!.includes(key));
  const empty = readable.filter((fact) => !isShown(fact));

  const keep = ({ key, field }: Fact, value: unknown): void => {
    const property = key.startsWith('properties.') ? key.slice('properties.'.length) : null;
    const cleared = value === null && field.type === 'textList' ? [] : value;
    actions.set(entity, record.id, property === null ? { [key]: cleared } : { properties: { [property]: isEmptyValue(value) ? null : value } });
  };
  const row = (fact: Fact): ReactNode => (
    <FactRow key={fact.key} label={fact.label}>
      <Editing entity={entity} id={record.id} field={fact.key}>
        {(onClose) => (
          <FieldEditor
            name={fact.name}
            label={fact.label}
            field={fact.field}
            value={fact.value}
            readOnly={readOnly}
            startOpen={fact.key === added}
            onClose={() => {
              onClose();
              setAdded((now) => (now === fact.key ? null : now));
            }}
            onKeep={(value) => keep(fact, value)}
          />
        )}
      </Editing>
    </FactRow>
  );
  const first = shown.find(({ group }) => group !== 'rest')?.group;
  return (
    <>
      {FIELD_GROUPS.map((group) => {
        const rows = shown.filter((fact) => fact.group === group);
        if (rows.length === 0) return null;
        return (
          <div key={group}>
            {group !== first && group !== 'rest' && <h3 className={classes['sub']}>{t(`group.${group}` as 'group.motives')}</h3>}
            <Facts>{rows.map(row)}</Facts>
          </div>
        );
      })}
      <div className={classes['foot']}>
        {brief !== undefined && known.length > brief.length && (
          <Action
            accent
            small
            onClick={() => {
              wantsAll = !all;
              setAll(!all);
            }}
          >
            {all ? t('fewer') : t('allOf', { count: known.length })}
          </Action>
        )}
        {!readOnly && empty.length > 0 && (
          <Menu position="bottom-start" transitionProps={{ duration: 0 }} returnFocus={false}>
            <Menu.Target>
              <Action accent small>
                <IconPlus size={14} aria-hidden />
                {t('facts.add')}
              </Action>
            </Menu.Target>
            <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
              {empty.map(({ key, label }) => (
                <Menu.Item key={key} onClick={() => setAdded(key)}>
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        {hidden > 0 && <span>{t('facts.hidden', { count: hidden })}</span>}
        {readOnly && known.length === 0 && <span>{t('facts.none')}</span>}
      </div>
    </>
  );
}
