import { type AnyRecord, CLASSIFICATIONS, COMMENTABLE, ENTITIES, type EntityName, type FieldSpec, mentionParts, propertyIdOf, type Records } from '@baraza/domain';
import { useFormat, useTermWord } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useFieldWords } from '../../project/words.js';
import type { RecordChange } from './entries.js';

/** Longer texts are cut; the record itself has them whole. */
const longest = 80;
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

export interface Names {
  /** What a record is called; null where nobody can say any more. */
  readonly ofRecord: (entity: EntityName, id: string) => string | null;
  readonly ofField: (entity: EntityName, field: string) => string;
  /** A value of a field as it is read inside a sentence: each name in it keeps its own direction. */
  readonly ofValue: (entity: EntityName, field: string, value: unknown) => string;
}

/** As much of a record as its changes tell. */
function toldBy(entity: EntityName, id: string, changes: RecordChange['changes']): AnyRecord {
  const empty = Object.fromEntries(Object.keys(ENTITIES[entity].fields).map((field) => [field, null]));
  const told = Object.fromEntries(changes.toReversed().map(({ field, before, after }) => [field, after ?? before]));
  return { id, classification: 'public', deleted: false, ...empty, ...told };
}

/** By what a record is called, the first that it has: what has no name is called by its words, or by whom or what it counts. */
const NAMED_BY = ['name', 'title', 'displayName', 'label', 'text', 'pseudonym', 'group'] as const;

/** Names and values in the words of the project and the language of the page. `told`: what the log tells of records, the newest first, by id. */
export function useNames(told: ReadonlyMap<string, RecordChange['changes']>): Names {
  const { t } = useTranslation('project');
  const { session } = useProject();
  const format = useFormat();
  const wordOf = useTermWord();
  const words = useFieldWords();

  const ofRecord: Names['ofRecord'] = (entity, id) => {
    const record: AnyRecord | undefined = session.store.get(entity, id);
    if (record) return nameOf(entity, record);
    // What was deleted, or stands on maps that are not open, is not here; the log says what it was about, unless it only says that it went.
    const changes = (told.get(id) ?? []).filter(({ field }) => field !== 'deleted');
    return changes.length > 0 ? nameOf(entity, toldBy(entity, id, changes)) : null;
  };
  const referred = (entity: EntityName, id: unknown): string => (typeof id === 'string' ? ofRecord(entity, id) : null) ?? t('activity.gone');
  const nameOfAccount = (account: string): string => session.store.allLive('member').find((member) => member.account === account)?.displayName ?? t('activity.gone');
  const pair = (a: string, b: string): string => `${a} – ${b}`;

  function nameOf(entity: EntityName, record: AnyRecord): string {
    switch (entity) {
      case 'term':
        return wordOf(record as unknown as Records['term']);
      case 'relationship':
        return pair(referred('stakeholder', record['from']), referred('stakeholder', record['to']));
      case 'distinction':
        return pair(referred('stakeholder', record['one']), referred('stakeholder', record['other']));
      case 'holding':
        return pair(referred('stakeholder', record['stakeholder']), referred('interest', record['interest']));
      case 'membership':
        return pair(record['stakeholder'] === null ? referred('interest', record['interest']) : referred('stakeholder', record['stakeholder']), referred('map', record['map']));
      case 'coalitionMember':
        return pair(referred('coalition', record['coalition']), referred('stakeholder', record['stakeholder']));
      case 'judgement':
        return pair(referred('stakeholder', record['stakeholder']), words.choice('dimension', String(record['dimension'])));
      case 'thread': {
        // Of a deleted one no more may be known than who settled it.
        const about = COMMENTABLE.find((field) => record[field] !== null && record[field] !== undefined);
        return about ? referred(about, record[about]) : t('activity.unnamed');
      }
      case 'comment':
        return cut(mentionParts(String(record['text'] ?? '')).map((part) => (typeof part === 'string' ? part : `@${nameOfAccount(part.account)}`)).join('')) || t('activity.unnamed');
      case 'coding': {
        const about = (['code', 'stakeholder', 'interest', 'threat'] as const).find((field) => record[field] !== null && record[field] !== undefined);
        return pair(referred('intervention', record['intervention']), about ? referred(about, record[about]) : t('activity.gone'));
      }
      default:
        return cut(String(NAMED_BY.map((field) => record[field]).find((value) => value !== null && value !== undefined) ?? '')) || t('activity.unnamed');
    }
  }

  const ofField: Names['ofField'] = (entity, field) => {
    const property = propertyIdOf(field);
    return property === undefined ? words.label(entity, field) : (ofRecord('property', property) ?? t('activity.gone'));
  };

  const bySpec = (spec: FieldSpec | undefined, field: string, value: unknown): string => {
    if (spec?.type === 'reference') return referred(spec.entity as EntityName, value);
    if (spec?.type === 'account') return nameOfAccount(String(value));
    if (spec?.type === 'choice' || (CLASSIFICATIONS as readonly unknown[]).includes(value)) return words.choice(field, String(value));
    if (spec?.type === 'partialDate') return format.partialDate(String(value));
    if (spec?.type === 'instant') return format.date(new Date(String(value)));
    return cut(String(value));
  };

  const ofValue: Names['ofValue'] = (entity, field, value) => {
    if (value === null || value === undefined || value === '') return t('activity.emptyValue');
    if (typeof value === 'boolean') return value ? t('activity.yes') : t('activity.no');
    if (typeof value === 'number') return format.number(value);
    if (Array.isArray(value)) return value.length === 0 ? t('activity.emptyValue') : format.list(value.map((each) => cut(String(each))));
    if (typeof value === 'object') return t('activity.items', { count: Object.keys(value).length });
    return format.apart(bySpec((ENTITIES[entity].fields as Record<string, FieldSpec>)[field], field, value));
  };

  return { ofRecord, ofField, ofValue };
}
