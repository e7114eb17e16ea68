import type { Records } from '@baraza/domain';
import { SegmentedChoice } from '@baraza/ui';
import { Checkbox, Select, TextInput } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { useKeeperState } from '../../vault/context.js';
import type { Draft } from './draft.js';
import { GroupChoice } from './GroupChoice.js';
import { HeadCountGroups } from './HeadCountGroups.js';
import classes from './people.module.css';
import type { PeopleHere } from './usePeople.js';
import { usePeopleWords } from './usePeopleWords.js';

export interface EntryFieldsProps {
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
  readonly people: PeopleHere;
  /** What is wrong is said once somebody tried to enter it. */
  readonly problems: ReadonlySet<string>;
  readonly first?: Ref<HTMLInputElement>;
}

/** So many are shown of a long list of stakeholders; typing finds the rest. */
const SHOWN = 30;

/** What is asked of somebody who takes part, in the order of a queue at the door. */
export function EntryFields({ draft, onChange, people: { dimensions, consentTexts, languages }, problems, first }: EntryFieldsProps): ReactNode {
  const { t } = useTranslation('people');
  const words = usePeopleWords();
  const stakeholders = useRecords('stakeholder');
  const { way } = useKeeperState();
  const error = (field: string): string | undefined => (problems.has(field) ? t(`missing.${field}` as 'missing.name') : undefined);
  return (
    <>
      {draft.mode === 'person' && (
        <>
          <TextInput ref={first} label={t('field.name')} description={t(`way.${way}`)} value={draft.name} error={error('name')} dir="auto" autoComplete="off" maxLength={200} onChange={(event) => onChange({ name: event.target.value })} />
          <TextInput label={t('field.contact')} value={draft.contact} dir="auto" autoComplete="off" maxLength={200} onChange={(event) => onChange({ contact: event.target.value })} />
        </>
      )}
      {draft.mode === 'pseudonym' && <TextInput ref={first} label={t('field.pseudonym')} description={t('field.pseudonymWhy')} value={draft.pseudonym} error={error('pseudonym')} dir="auto" autoComplete="off" maxLength={100} onChange={(event) => onChange({ pseudonym: event.target.value })} />}
      {draft.mode === 'headCount' && <TextInput ref={first} label={t('field.people')} value={draft.people} error={error('people')} inputMode="numeric" dir="ltr" autoComplete="off" onChange={(event) => onChange({ people: event.target.value })} />}
      <Select label={t('field.stakeholder')} placeholder={t('field.nobody')} data={stakeholders.map(({ id, name }) => ({ value: id, label: name }))} value={draft.stakeholder} onChange={(stakeholder) => onChange({ stakeholder })} searchable clearable limit={SHOWN} nothingFoundMessage={t('field.noneFound')} />
      {draft.mode === 'headCount' ? (
        <HeadCountGroups dimensions={dimensions} draft={draft} onChange={(counts) => onChange({ counts })} />
      ) : (
        dimensions.map((dimension) => (
          <GroupChoice key={dimension.id} keys dimension={dimension} value={draft.groups[dimension.id] ?? null} onChange={(group) => onChange({ groups: withGroup(draft.groups, dimension.id, group) })} />
        ))
      )}
      {languages.length > 0 && <Select label={t('field.language')} placeholder={t('field.notSaid')} data={languages.map((tag) => ({ value: tag, label: words.language(tag) }))} value={draft.language} onChange={(language) => onChange({ language })} clearable />}
      <ConsentFields draft={draft} onChange={onChange} texts={consentTexts} />
    </>
  );
}

const withGroup = (groups: Draft['groups'], dimension: string, group: string | null): Draft['groups'] => Object.fromEntries([...Object.entries(groups).filter(([id]) => id !== dimension), ...(group === null ? [] : [[dimension, group]])]);

function ConsentFields({ draft, onChange, texts }: Pick<EntryFieldsProps, 'draft' | 'onChange'> & { readonly texts: readonly Records['consentText'][] }): ReactNode {
  const { t } = useTranslation(['people', 'domain']);
  const words = usePeopleWords();
  const text = texts.find(({ id }) => id === draft.consent);
  if (texts.length === 0) return <p className={classes['note']}>{t('consent.noText')}</p>;
  return (
    <>
      <Select
        label={t('field.consent')}
        placeholder={t('consent.none')}
        data={texts.map(({ id, version, language }) => ({ value: id, label: t('consent.version', { version, language: words.language(language) }) }))}
        value={draft.consent}
        onChange={(consent) => onChange({ consent, consentMode: draft.consentMode ?? 'oral', purposes: texts.find(({ id }) => id === consent)?.purposes ?? [] })}
        clearable
      />
      {text && (
        <div className={classes['consent']}>
          <p dir="auto" lang={text.language} className={classes['consentText']}>
            {text.text}
          </p>
          <SegmentedChoice label={t('consent.how')} value={draft.consentMode} options={(['oral', 'written'] as const).map((value) => ({ value, label: t(`domain:choice.consentMode.${value}`) }))} onChange={(consentMode) => onChange({ consentMode })} />
          {text.purposes.map((purpose) => (
            <Checkbox key={purpose} label={<span dir="auto">{purpose}</span>} checked={draft.purposes.includes(purpose)} onChange={(event) => onChange({ purposes: text.purposes.filter((each) => (each === purpose ? event.target.checked : draft.purposes.includes(each))) })} />
          ))}
        </div>
      )}
    </>
  );
}
