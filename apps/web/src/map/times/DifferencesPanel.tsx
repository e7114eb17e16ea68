import type { AnyRecord, Difference, EntityName } from '@baraza/domain';
import { Action, PanelHeader, Section, useFormat, useTermWord } from '@baraza/ui';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useFieldWords } from '../../project/words.js';
import { useMapUi } from '../state/map-ui.js';
import classes from './history.module.css';
import { useComparison } from './RecordedMap.js';
import { SIGNS } from './signs.js';

const KINDS = ['added', 'changed', 'removed'] as const;
const SELECTABLE = ['stakeholder', 'interest', 'relationship', 'holding', 'coalition'] as const satisfies readonly EntityName[];

/** Everything that differs between two moments, record by record; each leads to what it is about. */
export function DifferencesPanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('times');
  const comparison = useComparison();
  if (!comparison) return null;
  return (
    <>
      <PanelHeader mark={<IconHistory size={36} stroke={1.25} aria-hidden />} title={t('compared.heading')} subtitle={t('compared.eyes')} onClose={onClose} />
      {KINDS.map((kind) => {
        const found = comparison.differences.filter((each) => each.kind === kind);
        return found.length === 0 ? null : (
          <Section key={kind} title={t(`compared.${kind}`, { count: found.length })}>
            <ul className={classes['differences']}>
              {found.map((each) => (
                <Row key={`${each.entity} ${each.id}`} difference={each} />
              ))}
            </ul>
          </Section>
        );
      })}
      {comparison.differences.length === 0 && <Section title={t('compared.none')}>{null}</Section>}
    </>
  );
}

function Row({ difference: { entity, kind, before, after, fields } }: { readonly difference: Difference }): ReactNode {
  const { t } = useTranslation('times');
  const format = useFormat();
  const words = useFieldWords();
  const { select } = useMapUi();
  const nameOf = useRecordName();
  const record = (after ?? before)!;
  const about = aboutOf(entity, record);
  return (
    <li>
      <span className={classes['rowMark']} data-kind={kind} aria-label={t(`compared.one.${kind}`)} role="img">
        {SIGNS[kind]}
      </span>
      <span>
        {about ? (
          <Action accent small onClick={() => select([about])}>
            {nameOf(entity, record)}
          </Action>
        ) : (
          nameOf(entity, record)
        )}
        <br />
        <small>
          {words.entity(entity)}
          {fields.length > 0 && `: ${format.list(fields.map((field) => (field === 'properties' ? t('compared.properties') : words.label(entity, field))))}`}
        </small>
      </span>
    </li>
  );
}

type Selectable = (typeof SELECTABLE)[number];
/** What is selected for a difference: the record, or whom it is about. */
function aboutOf(entity: EntityName, record: AnyRecord): { entity: Selectable; id: string } | null {
  if ((SELECTABLE as readonly EntityName[]).includes(entity)) return { entity: entity as Selectable, id: record.id };
  for (const field of ['stakeholder', 'interest'] as const) if (typeof record[field] === 'string') return { entity: field, id: record[field] };
  return null;
}

/** What a record is called in a list: its name, or those of its two ends. */
function useRecordName(): (entity: EntityName, record: AnyRecord) => string {
  const { store } = useProject().session;
  const { t } = useTranslation(['times', 'domain']);
  const word = useTermWord();
  const named = (entity: EntityName, id: unknown): string => (typeof id === 'string' ? String(store.get(entity, id)?.['name'] ?? t('compared.unnamed')) : '');
  return (entity, record) => {
    if (entity === 'relationship') return `${named('stakeholder', record['from'])} – ${named('stakeholder', record['to'])}`;
    if (entity === 'holding') return `${named('stakeholder', record['stakeholder'])} – ${named('interest', record['interest'])}`;
    if (entity === 'coalitionMember') return `${named('coalition', record['coalition'])} – ${named('stakeholder', record['stakeholder'])}`;
    if (entity === 'membership') return named(record['stakeholder'] ? 'stakeholder' : 'interest', record['stakeholder'] ?? record['interest']);
    if (entity === 'judgement') return `${named('stakeholder', record['stakeholder'])}: ${t(`domain:dimension.${String(record['dimension'])}` as 'domain:dimension.position')} ${String(record['value'])}`;
    if (entity === 'term') return word(record as never);
    return String(record['name'] ?? record['title'] ?? t('compared.unnamed'));
  };
}
