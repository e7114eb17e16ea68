import { CHANNELS } from '@baraza/domain';
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import { useLanguageName } from '../../project/useLanguageName.js';
import { useRoom } from '../context.js';
import classes from './answers.module.css';
import type { AnswersStep } from './AnswersPreview.js';
import type { AnswerChoices } from './api.js';

const LONGEST_TITLE = 1000;

/** What holds for all answers of the file: their channel, source, language and item of the agenda. */
export function AnswerSettings({ step: { preview, choices }, onChoose }: { readonly step: AnswersStep; readonly onChoose: (choices: AnswerChoices) => void }): ReactNode {
  const { t } = useTranslation(['answers', 'domain']);
  const { items, process, session } = useRoom();
  const languageName = useLanguageName();
  const [title, setTitle] = useState(preview.title);
  const language = choices.language === undefined ? preview.language : choices.language;
  const languages = [...new Set([...(language === null ? [] : [language]), ...(preview.language === null ? [] : [preview.language]), ...session.languages, ...process.languages])];
  const keepTitle = (): void => {
    if (title.trim() !== '' && title.trim() !== preview.title) onChoose({ title: title.trim() });
  };
  const changed = preview.counts.changed > 0 || choices.takeEdits === false;
  return (
    <Part title={t('settings.title')}>
      <div className={classes['settings']}>
        <NativeSelect label={t('settings.channel')} value={choices.channel ?? preview.channel} data={CHANNELS.map((value) => ({ value, label: t(`domain:choice.channel.${value}`) }))} onChange={({ target }) => onChoose({ channel: CHANNELS.find((each) => each === target.value)! })} />
        <TextInput label={t('settings.source')} value={title} maxLength={LONGEST_TITLE} dir="auto" onChange={({ target }) => setTitle(target.value)} onBlur={keepTitle} onKeyDown={(event) => event.key === 'Enter' && keepTitle()} />
        <NativeSelect label={t(preview.columns.some(({ role }) => role === 'language') ? 'settings.otherLanguage' : 'settings.language')} value={language ?? ''} data={[{ value: '', label: t('settings.noLanguage') }, ...languages.map((tag) => ({ value: tag, label: languageName(tag) }))]} onChange={({ target }) => onChoose({ language: target.value === '' ? null : target.value })} />
        {items.length > 0 && <NativeSelect label={t('settings.item')} value={(choices.item === undefined ? preview.item : choices.item) ?? ''} data={[{ value: '', label: t('settings.noItem') }, ...items.map(({ id, title: name }) => ({ value: id, label: name }))]} onChange={({ target }) => onChoose({ item: target.value === '' ? null : target.value })} />}
      </div>
      {preview.alike > 0 && <Checkbox mt="sm" label={t('settings.addAlike', { count: preview.alike })} checked={choices.addAlike === true} onChange={({ target }) => onChoose({ addAlike: target.checked })} />}
      {changed && <Checkbox mt="sm" label={t('settings.takeEdits')} checked={choices.takeEdits !== false} onChange={({ target }) => onChoose({ takeEdits: target.checked })} />}
    </Part>
  );
}
