import { compareCodes, createId, type Records } from '@baraza/domain';
import { Action, Tag, useFormat } from '@baraza/ui';
import { Button, Select, TagsInput, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Part, Row, Rows } from '../../app/Page.js';
import { Form } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { useProject } from '../../project/context.js';
import { useMutate, useRecords } from '../../project/hooks.js';
import { useFieldWords } from '../../project/words.js';
import { useLanguageName } from '../../project/useLanguageName.js';
import { useMay } from '../data/hooks.js';
import classes from './people.module.css';

/** What a new text starts from: another language of a version, or a new version. */
interface Draft {
  readonly version: number;
  readonly language: string | null;
  readonly text: string;
  readonly purposes: readonly string[];
}

/** What participants are asked to agree to. What somebody agreed to is never changed: another meaning is another version. */
export function ConsentTexts({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const languageName = useLanguageName();
  const { plan } = useMay();
  const mutate = useMutate();
  const [draft, setDraft] = useState<Draft | null>(null);
  const texts = useRecords('consentText').filter((text) => text.process === process.id).sort((a, b) => b.version - a.version || compareCodes(a.language, b.language));
  const latest = texts[0];
  const next = (latest?.version ?? 0) + 1;
  const free = (version: number): string[] => process.languages.filter((language) => !texts.some((text) => text.version === version && text.language === language));
  const begin = (): void => setDraft({ version: next, language: process.languages[0] ?? null, text: latest?.text ?? '', purposes: latest?.purposes ?? [t('consent.purpose.record'), t('consent.purpose.report')] });
  const translate = (): void => latest && setDraft({ version: latest.version, language: free(latest.version)[0] ?? null, text: '', purposes: latest.purposes });
  return (
    <Part
      title={t('consent.title')}
      intro={t('consent.intro')}
      id="consent"
      action={
        plan &&
        draft === null && (
          <span className={classes['actions']}>
            {latest && free(latest.version).length > 0 && (
              <Action accent onClick={translate}>
                {t('consent.translate', { number: format.number(latest.version) })}
              </Action>
            )}
            <Action accent onClick={begin}>
              <IconPlus size={16} stroke={1.75} aria-hidden />
              {t('consent.write', { number: format.number(next) })}
            </Action>
          </span>
        )
      }
    >
      {draft && <NewText key={`${draft.version} ${draft.language}`} process={process} draft={draft} onClose={() => setDraft(null)} />}
      {texts.length === 0 ? (
        draft === null && <p className={classes['muted']}>{t('consent.empty')}</p>
      ) : (
        <Rows label={t('consent.title')}>
          {texts.map(({ id, version, language, text, purposes, retired }) => (
            <Row
              key={id}
              title={t('consent.which', { number: format.number(version), language: languageName(language) })}
              note={format.list(purposes)}
              end={
                <>
                  {retired && <Tag muted>{t('codebook.retired')}</Tag>}
                  {plan && (
                    <Action accent onClick={() => mutate('updateConsentText', { id, retired: !retired })} aria-label={t(retired ? 'consent.useAgainWhich' : 'consent.retireWhich', { number: format.number(version), language: languageName(language) })}>
                      {retired ? t('codebook.useAgain') : t('codebook.retire')}
                    </Action>
                  )}
                </>
              }
            >
              <details className={classes['text']}>
                <summary>{t('consent.read')}</summary>
                <p lang={language} dir="auto">
                  {text}
                </p>
              </details>
            </Row>
          ))}
        </Rows>
      )}
    </Part>
  );
}

function NewText({ process, draft, onClose }: { readonly process: Records['process']; readonly draft: Draft; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['consultations', 'common']);
  const format = useFormat();
  const languageName = useLanguageName();
  const { label } = useFieldWords();
  const { session } = useProject();
  const [language, setLanguage] = useState(draft.language);
  const [purposes, setPurposes] = useState([...draft.purposes]);
  const languages = [...new Set([...process.languages, ...(draft.language === null ? [] : [draft.language])])];
  const form = useForm(
    async ({ text = '' }) => {
      session.mutate('createConsentText', { id: createId(), process: process.id, version: draft.version, language: language ?? '', text: text.trim(), purposes, retired: false });
      onClose();
    },
    { required: ['text'] },
  );
  return (
    <div className={classes['new']}>
      <Form
        form={form}
        submit={t('consent.keep', { number: format.number(draft.version) })}
        quiet
        wide
        more={
          <Button variant="subtle" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        }
      >
        <Select {...form.field('language')} label={label('consentText', 'language')} data={languages.map((tag) => ({ value: tag, label: languageName(tag) }))} value={language} onChange={setLanguage} allowDeselect={false} maw={320} />
        <Textarea {...form.field('text')} label={label('consentText', 'text')} description={t('consent.textHow')} defaultValue={draft.text} minRows={4} autoFocus dir="auto" lang={language ?? undefined} />
        <TagsInput label={label('consentText', 'purposes')} description={t('consent.purposesHow')} size="sm" value={purposes} onChange={setPurposes} acceptValueOnBlur dir="auto" />
        <p className={classes['muted']}>{t('consent.forGood')}</p>
      </Form>
    </div>
  );
}
