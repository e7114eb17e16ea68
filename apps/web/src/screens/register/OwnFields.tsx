import { Checkbox, Select, TextInput } from '@mantine/core';
import { useLanguage } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GroupChoice } from '../../room/people/GroupChoice.js';
import people from '../../room/people/people.module.css';
import { usePeopleWords } from '../../room/people/usePeopleWords.js';
import type { Answers, Corrections, PublicSession } from './api.js';

/** What a person types of themselves. */
export interface Own {
  readonly name: string;
  readonly group: string;
  readonly language: string | null;
  readonly groups: Readonly<Record<string, string>>;
  /** Agreed to the text as such. */
  readonly agrees: boolean;
  readonly purposes: readonly string[];
  /** The text that was read: the version in one language. */
  readonly text: string | null;
}

export const nothingSaid: Own = { name: '', group: '', language: null, groups: {}, agrees: false, purposes: [], text: null };

/** The consent text to be read: the chosen one, else that in the language of the page, else the first. */
const textFor = ({ consent }: PublicSession, chosen: string | null, page: string): PublicSession['consent'][number] | undefined => consent.find(({ id }) => id === chosen) ?? consent.find(({ language }) => language.split('-')[0] === page) ?? consent[0];

export function answersOf(session: PublicSession, own: Own, page: string): Answers {
  const text = textFor(session, own.text, page);
  const groups = Object.entries(own.groups).map(([dimension, group]) => ({ dimension, group }));
  return { language: own.language, consent: own.agrees ? (text?.id ?? null) : null, consentPurposes: own.agrees ? own.purposes : [], groups };
}

/** What is to be sent where `touched` was changed: the names of fields, and ids of dimensions. */
export function correctionsOf(session: PublicSession, own: Own, page: string, touched: ReadonlySet<string>): Corrections {
  const { language, consent, consentPurposes } = answersOf(session, own, page);
  const groups = session.dimensions.flatMap(({ id: dimension }) => (touched.has(dimension) ? [{ dimension, group: own.groups[dimension] ?? null }] : []));
  return { ...(touched.has('language') ? { language } : {}), ...(touched.has('agrees') ? { consent, consentPurposes } : {}), ...(groups.length > 0 ? { groups } : {}) };
}

/** What a change of fields touches. */
export function touchedBy(before: Own, changes: Partial<Own>): string[] {
  const groups = changes.groups;
  const dimensions = groups === undefined ? [] : [...new Set([...Object.keys(groups), ...Object.keys(before.groups)])].filter((id) => groups[id] !== before.groups[id]);
  return [...dimensions, ...('language' in changes ? ['language'] : []), ...(['agrees', 'purposes', 'text'].some((field) => field in changes) ? ['agrees'] : [])];
}

/** Groups of the templates for those who were not asked or did not answer: whoever answers for themselves leaves the question out. */
const UNSAID: readonly string[] = ['notAsked', 'declined'];

export interface OwnFieldsProps {
  readonly session: PublicSession;
  readonly own: Own;
  readonly onChange: (changes: Partial<Own>) => void;
  /** Whom somebody speaks for is asked once. */
  readonly withGroup: boolean;
}

/** All that is asked, and why; all of it can be left out. */
export function OwnFields({ session, own, onChange, withGroup }: OwnFieldsProps): ReactNode {
  const { t } = useTranslation('people');
  const words = usePeopleWords();
  const page = useLanguage();
  const text = textFor(session, own.text, page);
  return (
    <>
      <TextInput size="md" label={t('register.name')} description={t(session.rule === 'notAttributed' ? 'register.nameHidden' : 'register.nameWhy')} value={own.name} maxLength={200} dir="auto" autoComplete="name" onChange={(event) => onChange({ name: event.target.value })} />
      {withGroup && <TextInput size="md" label={t('register.group')} description={t('register.groupWhy')} value={own.group} maxLength={200} dir="auto" autoComplete="organization" onChange={(event) => onChange({ group: event.target.value })} />}
      {session.dimensions.length > 0 && <p className={people['note']}>{t('register.groupsWhy')}</p>}
      {session.dimensions.map((dimension) => (
        <div key={dimension.id}>
          <GroupChoice
            dimension={{ ...dimension, groups: dimension.groups.filter((group) => !UNSAID.includes(group)) }}
            declined={t('register.decline')}
            value={own.groups[dimension.id] ?? null}
            onChange={(group) => onChange({ groups: Object.fromEntries([...Object.entries(own.groups).filter(([id]) => id !== dimension.id), ...(group === null ? [] : [[dimension.id, group]])]) })}
          />
          {dimension.reason !== null && (
            <p className={people['muted']} dir="auto">
              {dimension.reason}
            </p>
          )}
        </div>
      ))}
      {session.languages.length > 0 && <Select size="md" label={t('register.language')} placeholder={t('field.notSaid')} data={session.languages.map((tag) => ({ value: tag, label: words.language(tag) }))} value={own.language} onChange={(language) => onChange({ language })} clearable />}
      {text && (
        <fieldset className={people['groups']}>
          <legend>{t('register.consent')}</legend>
          {session.consent.length > 1 && <Select size="md" aria-label={t('register.consentLanguage')} data={session.consent.map(({ id, language }) => ({ value: id, label: words.language(language) }))} value={text.id} onChange={(id) => onChange({ text: id, purposes: [], agrees: false })} allowDeselect={false} mb={8} />}
          <div className={people['consent']}>
            <p className={people['consentText']} dir="auto" lang={text.language}>
              {text.text}
            </p>
            <Checkbox size="md" label={t('register.agree')} checked={own.agrees} onChange={(event) => onChange({ agrees: event.target.checked, purposes: event.target.checked ? own.purposes : [] })} />
            {text.purposes.map((purpose) => (
              <Checkbox size="md" key={purpose} label={<span dir="auto">{t('register.purpose', { purpose })}</span>} checked={own.purposes.includes(purpose)} onChange={(event) => onChange({ agrees: own.agrees || event.target.checked, purposes: text.purposes.filter((each) => (each === purpose ? event.target.checked : own.purposes.includes(each))) })} />
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}
