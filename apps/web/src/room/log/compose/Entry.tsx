import { type Attribution, type Records } from '@baraza/domain';
import { KeyHint } from '@baraza/ui';
import { Button } from '@mantine/core';
import { IconShield } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useUndo } from '../../../project/useUndo.js';
import { KindMark } from '../../parts/KindMark.js';
import { useLanguageName } from '../../../project/useLanguageName.js';
import { useWhoWords } from '../../parts/useWhoWords.js';
import { AboutChips } from './AboutChips.js';
import { withoutTrigger } from './completion.js';
import { Completions } from './Completions.js';
import classes from './compose.module.css';
import { type Channel, type Draft, isEmpty, type Kind, NOBODY, overlong, type Who } from './draft.js';
import { Field } from './Field.js';
import { useChoices, type Known, type Source } from './useChoices.js';
import { aboutOf, useCompletion, WORDS } from './useCompletion.js';

export interface EntryProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** The item that the draft is for, and its rule. */
  readonly item: Records['agendaItem'] | null;
  readonly rule: Attribution;
  /** Through which channel it comes; left out where that stays as it is. */
  readonly channel?: Channel;
  /** Who spoke: as chosen, else whoever has the floor. */
  readonly who: Who;
  /** When the floor was given to them, as it is said here; null: not known, or not to be known. */
  readonly since: string | null;
  readonly onCommit: () => void;
  /** Escape with nothing open. */
  readonly onLeave: () => void;
  /** Up, where nothing is typed. */
  readonly onLast?: () => void;
  readonly text: RefObject<HTMLTextAreaElement | null>;
  /** Beside the rule: for whom it counts, which is not part of what is noted. */
  readonly counting?: ReactNode;
  /** What is edited stands in its place in the log. */
  readonly inPlace?: boolean;
}

/** One intervention being typed: its words, who spoke and to what, its codings; all of it by keyboard. */
export function Entry({ draft, onChange, item, rule, channel, who, since, onCommit, onLeave, onLast, text, counting, inPlace = false }: EntryProps): ReactNode {
  const { t } = useTranslation(['log', 'domain', 'common']);
  const { undo } = useUndo();
  const words = useWhoWords();
  const languageName = useLanguageName();
  const choices = useChoices();
  const completion = useCompletion(choices, rule);
  const translation = useRef<HTMLTextAreaElement>(null);
  const tooMuch = overlong(draft);
  // Nothing of what was typed is cut off: it waits until it fits.
  const commit = (): void => {
    if (!tooMuch) return onCommit();
    (tooMuch.field === 'text' ? text : translation).current?.focus();
  };
  const toText = (): void => text.current?.focus();
  // Where the caret goes with the change that is on its way: before the next key, for whoever types on.
  const next = useRef<{ readonly caret: number } | 'translation' | null>(null);
  useLayoutEffect(() => {
    const to = next.current;
    next.current = null;
    if (to === 'translation') translation.current?.focus();
    else if (to) text.current?.setSelectionRange(to.caret, to.caret);
  });

  const take = (choice: Known): void => {
    const { source, trigger } = completion;
    const after = { ...draft, ...(trigger && { text: withoutTrigger(draft.text, trigger).text }) };
    completion.close();
    if (source !== null) onChange(withChoice(after, source, choice));
    if (trigger) next.current = { caret: withoutTrigger(draft.text, trigger).caret };
    else toText();
  };
  const toggleTranslation = (): void => {
    if (draft.translation === null) {
      next.current = 'translation';
      onChange({ ...draft, translation: '' });
    } else if (document.activeElement === translation.current) toText();
    else translation.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // What is typed here is nobody else's; only the ways to other parts of the screen go through.
    if (event.key !== 'F6' && !(event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))) event.stopPropagation();
    if (event.nativeEvent.isComposing || completion.onKey(event, take)) return;
    const mod = event.ctrlKey || event.metaKey;
    const inText = event.currentTarget === text.current;
    if (event.key === 'Enter' && mod) toggleTranslation();
    else if (event.key === 'Enter' && !event.shiftKey) commit();
    else if (event.key === 'Escape') {
      if (inText) onLeave();
      else toText();
    } else if (event.key === 'ArrowUp' && inText && isEmpty(draft) && onLast) onLast();
    else if (event.key.toLowerCase() === 'z' && mod && !event.shiftKey && isEmpty(draft)) undo();
    else if (event.key === 'Backspace' && inText && draft.text === '' && draft.about.length > 0) onChange({ ...draft, about: draft.about.slice(0, -1) });
    else return;
    event.preventDefault();
  };

  const fieldOf = (source: Source, label: string, shown: string, mark?: ReactNode): ReactNode => (
    <Field key={source} source={source} label={label} shown={shown} mark={mark} completion={completion} onTake={take} onDone={toText} />
  );
  const labels: Record<Source, string> = { who: t('entry.who'), item: t('entry.item'), kind: t('entry.kind'), language: t('entry.language'), channel: t('entry.channel'), translationLanguage: t('entry.translationLanguage'), code: t('entry.codes'), stakeholder: t('entry.stakeholders'), interest: t('entry.interests'), threat: t('entry.threats') };
  return (
    <div className={classes['entry']} data-in-place={inPlace || undefined} role="group" aria-label={t(inPlace ? 'entry.editing' : 'entry.title')}>
      <div className={classes['words']}>
        <textarea
          ref={text}
          className={classes['text']}
          rows={1}
          dir={draft.text === '' ? undefined : 'auto'}
          lang={draft.language ?? undefined}
          aria-label={t('entry.text')}
          placeholder={t('entry.placeholder')}
          aria-autocomplete="list"
          aria-controls={completion.source ? completion.id : undefined}
          aria-activedescendant={completion.trigger && completion.source ? `${completion.id}-${completion.active}` : undefined}
          aria-invalid={tooMuch?.field === 'text' || undefined}
          value={draft.text}
          onChange={({ target }) => {
            onChange({ ...draft, text: target.value });
            completion.followText(target.value, target.selectionStart);
          }}
          onSelect={({ currentTarget }) => currentTarget.selectionStart === currentTarget.selectionEnd && completion.followText(currentTarget.value, currentTarget.selectionStart)}
          onBlur={() => completion.trigger && completion.close()}
          onKeyDown={onKeyDown}
        />
        <AboutChips about={draft.about} onRemove={(id) => {
          onChange({ ...draft, about: draft.about.filter((each) => each.id !== id) });
          toText();
        }} />
        {draft.translation !== null && (
          <div className={classes['translation']}>
            <textarea
              ref={translation}
              className={classes['text']}
              rows={1}
              dir={draft.translation === '' ? undefined : 'auto'}
              lang={draft.translationLanguage ?? undefined}
              aria-label={t('entry.translation')}
              placeholder={t('entry.translationPlaceholder')}
              aria-invalid={tooMuch?.field === 'translation' || undefined}
              value={draft.translation}
              onChange={({ target }) => onChange({ ...draft, translation: target.value })}
              onBlur={() => draft.translation === '' && onChange({ ...draft, translation: null })}
              onKeyDown={onKeyDown}
            />
            {fieldOf('translationLanguage', labels.translationLanguage, draft.translationLanguage === null ? '' : languageName(draft.translationLanguage))}
          </div>
        )}
        {tooMuch && (
          <p role="alert" className={classes['tooMuch']}>
            {t(`entry.tooMuch.${tooMuch.field}`, { length: tooMuch.length, count: tooMuch.over })}
          </p>
        )}
      </div>
      {completion.source && <Completions id={completion.id} label={labels[completion.source]} choices={completion.choices} query={completion.query} active={completion.active} onActive={completion.setActive} onTake={take} />}
      <div className={classes['fields']}>
        {rule === 'notAttributed' ? (
          <div className={classes['field']} data-field="who">
            <span className={classes['label']}>{labels.who}</span>
            <span className={classes['still']}>
              <IconShield size={14} stroke={1.75} aria-hidden />
              {t('entry.notAsked')}
            </span>
          </div>
        ) : (
          fieldOf('who', labels.who, words.of(who) ?? '')
        )}
        {fieldOf('item', labels.item, item?.title ?? '')}
        {fieldOf('kind', labels.kind, t(`domain:choice.kind.${draft.kind}`), <KindMark kind={draft.kind} word={false} />)}
        {fieldOf('language', labels.language, draft.language === null ? '' : languageName(draft.language))}
        {channel && fieldOf('channel', labels.channel, t(`domain:choice.channel.${channel}`))}
        {since !== null && (
          <div className={classes['field']} data-field="since">
            <span className={classes['label']}>{t('entry.floorGiven')}</span>
            <span className={classes['still']}>{since}</span>
          </div>
        )}
      </div>
      <div className={classes['rule']}>
        <IconShield size={14} stroke={1.75} aria-hidden />
        <p>
          <strong>{t(`domain:choice.attribution.${rule}`)}</strong> {t(`rule.short.${rule}`)}
        </p>
        {counting}
      </div>
      <div className={classes['buttons']}>
        <Button fullWidth={!inPlace} onClick={() => (draft.text.trim() === '' ? toText() : commit())} rightSection={<KeyHint keys="Enter" onAccent />}>
          {t(inPlace ? 'common:action.keep' : 'entry.add')}
        </Button>
        {inPlace && (
          <Button variant="default" onClick={onLeave} rightSection={<KeyHint keys="Escape" />}>
            {t('common:action.putBack')}
          </Button>
        )}
      </div>
    </div>
  );
}

function withChoice(draft: Draft, source: Source, choice: Known): Draft {
  switch (source) {
    case 'who':
      return { ...draft, who: whoOf(choice.id) };
    case 'kind':
      return { ...draft, kind: choice.id as Kind };
    case 'channel':
      return { ...draft, channel: choice.id as Channel };
    case 'language':
      return { ...draft, language: choice.id, languageByHand: true, usualLanguage: undefined };
    case 'item':
    case 'translationLanguage':
      return { ...draft, [source]: choice.id };
    default: {
      const about = aboutOf(source, choice);
      return draft.about.some(({ id }) => id === about.id) ? draft : { ...draft, about: [...draft.about, about] };
    }
  }
}

function whoOf(id: string): Who {
  if (id.startsWith(WORDS)) return { ...NOBODY, affiliationName: id.slice(WORDS.length) };
  const [field, of = null] = id.split(':');
  return { ...NOBODY, [field === 'speaker' ? 'speaker' : 'affiliation']: of };
}
