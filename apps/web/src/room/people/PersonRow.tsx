import { fold, type Records } from '@baraza/domain';
import { Action, useFormat } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate, useViewer } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import type { PeopleNames, ShownName } from '../../vault/usePeopleNames.js';
import { CorrectForm } from './CorrectForm.js';
import { EraseName } from './EraseName.js';
import classes from './people.module.css';
import { groupsOf, type PeopleHere } from './usePeople.js';
import { usePeopleWords } from './usePeopleWords.js';

export interface PersonRowProps {
  readonly entry: Records['participation'];
  readonly people: PeopleHere;
  /** Null: none are shown here. */
  readonly names: PeopleNames | null;
  readonly speaksFor: string | null;
  /** Null: not known, or the rule keeps no such thing of a person. */
  readonly heard: boolean | null;
  readonly mayLog: boolean;
}

/** One entry: who, for whom, in which groups, with which consent, and what can be done with it. */
export function PersonRow({ entry, people, names, speaksFor, heard, mayLog }: PersonRowProps): ReactNode {
  const { t } = useTranslation(['people', 'domain', 'common']);
  const words = usePeopleWords();
  const { can } = useViewer();
  const mutate = useMutate();
  const offer = useOfferUndo();
  const [open, setOpen] = useState<'correct' | 'erase' | null>(null);
  const name = entry.person === null || !names ? null : names.of(entry.person);
  const groups = groupsOf(people, entry.id);
  // By what they are counted stands before them: “without” alone would not say without what.
  const counted = people.dimensions.flatMap((of) => {
    const here = groups.filter(({ dimension }) => dimension === of.id).toSorted((a, b) => of.groups.indexOf(a.group) - of.groups.indexOf(b.group));
    const said = here.map(({ group, people: many }) => (entry.mode === 'headCount' ? t('groupCount', { people: many, group: words.group(of, group) }) : words.group(of, group)));
    return said.length > 0 ? [{ id: of.id, by: words.dimension(of), said }] : [];
  });
  const withdrawn = entry.consentWithdrawnAt !== null;
  const done = (message: string, id: string): void => offer(message, { id });
  const withdraw = (): void => {
    if (mutate('withdrawConsent', { id: entry.id, withdrawn: !withdrawn })) done(t(withdrawn ? 'consent.givenAgain' : 'consent.takenBack'), 'consent');
  };
  const remove = (): void => {
    if (mutate('deleteParticipation', { id: entry.id })) done(t('removed'), 'removed');
  };
  if (open === 'correct') {
    return (
      <li className={classes['entry']}>
        <div className={classes['correcting']}>
          <CorrectForm entry={entry} groups={groups} people={people} identity={name?.state === 'readable' ? name : null} onDone={() => setOpen(null)} />
        </div>
      </li>
    );
  }
  return (
    <li className={classes['entry']}>
      <div className={classes['who']}>
        <Who entry={entry} name={name} />
        <div className={classes['muted']}>
          <bdi>{speaksFor ?? t('speaksForNobody')}</bdi>
        </div>
        {name?.state === 'readable' && name.contact !== null && (
          <div className={classes['muted']}>
            <bdi>{name.contact}</bdi>
          </div>
        )}
        {name?.state === 'readable' && name.note !== null && fold(name.note) !== fold(speaksFor ?? '') && (
          <div className={classes['muted']}>
            <bdi>{name.note}</bdi>
          </div>
        )}
      </div>
      <div>
        {counted.length === 0 && <span className={classes['muted']}>{t('noGroups')}</span>}
        {(counted.length > 0 || entry.language !== null) && (
          <dl className={classes['counted']}>
            {counted.map(({ id, by, said }) => (
              <div key={id}>
                <dt>{by}</dt>
                <dd>{said.flatMap((each) => [<span key={each}>{each}</span>, ' '])}</dd>
              </div>
            ))}
            {entry.language !== null && (
              <div>
                <dt>{t('field.language')}</dt>
                <dd>{words.language(entry.language)}</dd>
              </div>
            )}
          </dl>
        )}
      </div>
      <div>
        <Consent entry={entry} texts={people.consentTexts} />
        <div className={classes['muted']}>
          {t('enteredBy', { how: t(`domain:choice.enteredBy.${entry.enteredBy}`) })}
          {heard !== null && entry.mode !== 'headCount' && ` · ${t(heard ? 'heard' : 'notHeard')}`}
        </div>
      </div>
      <div className={classes['ends']}>
        {mayLog && (
          <>
            <Action small accent onClick={() => setOpen('correct')}>
              {t('correct')}
            </Action>
            {entry.consent !== null && <Action small onClick={withdraw}>{t(withdrawn ? 'consent.giveAgain' : 'consent.takeBack')}</Action>}
            <Action small onClick={remove}>{t('common:action.remove')}</Action>
          </>
        )}
        {entry.person !== null && name?.state !== 'erased' && can('manageProject') && <Action small onClick={() => setOpen('erase')}>{t('erase.action')}</Action>}
      </div>
      {open === 'erase' && entry.person !== null && <EraseName person={entry.person} name={name?.state === 'readable' ? name.name : null} onDone={() => (setOpen(null), names?.again())} onStay={() => setOpen(null)} />}
    </li>
  );
}

function Who({ entry, name }: { readonly entry: Records['participation']; readonly name: ShownName | null }): ReactNode {
  const { t } = useTranslation('people');
  if (name?.state === 'readable') return <strong dir="auto">{name.name}</strong>;
  if (name) return <em>{t(`name.${name.state}`)}</em>;
  if (entry.mode === 'headCount') return <strong>{t('headCount', { count: entry.people })}</strong>;
  if (entry.pseudonym === null) return <em>{t('name.none')}</em>;
  return <strong dir="auto">{/^\d+$/.test(entry.pseudonym) ? t('seat', { number: entry.pseudonym }) : entry.pseudonym}</strong>;
}

function Consent({ entry, texts }: { readonly entry: Records['participation']; readonly texts: readonly Records['consentText'][] }): ReactNode {
  const { t } = useTranslation(['people', 'domain']);
  const format = useFormat();
  const words = usePeopleWords();
  if (entry.consentWithdrawnAt !== null) return <strong>{t('consent.withdrawn', { date: format.day(entry.consentWithdrawnAt) })}</strong>;
  if (entry.consent === null) return <span className={classes['muted']}>{t('consent.noted')}</span>;
  const text = texts.find(({ id }) => id === entry.consent);
  const how = entry.consentMode === null ? '' : t(`domain:choice.consentMode.${entry.consentMode}`);
  return (
    <>
      {t('consent.given', { how, version: text ? t('consent.version', { version: text.version, language: words.language(text.language) }) : '' })}
      <div className={classes['muted']}>
        {format.list(entry.consentPurposes)}
      </div>
    </>
  );
}
