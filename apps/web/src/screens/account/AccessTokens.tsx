import { Action, LoadingState, toast, useFormat } from '@baraza/ui';
import { Anchor, Checkbox, Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../app/CopyText.js';
import { Failed } from '../../app/Failed.js';
import { Row, Rows } from '../../app/Page.js';
import { type AccessToken, auth } from '../../data/auth.js';
import { useAsked } from '../../data/useAsked.js';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { Form } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import classes from './account.module.css';

const lives = [30, 90, 365] as const;

/** Tokens for programs: made, shown once, revoked. */
export function AccessTokens(): ReactNode {
  const { t } = useTranslation('account');
  const [asked, again] = useAsked(auth.tokens, []);
  const [made, setMade] = useState<string | null>(null);
  return (
    <>
      {/* A page of the server, not a screen of this one. */}
      <Anchor href="/graphql">{t('token.explorer')}</Anchor>
      {asked.state === 'asking' && <LoadingState what={t('token.title')} />}
      {asked.state === 'failed' && <Failed error={asked.error} onRetry={again} />}
      {asked.state === 'answered' && <Tokens tokens={asked.value} onRevoked={again} />}
      {made !== null && (
        <CopyText
          label={t('token.value')}
          value={made}
          note={
            <>
              <strong>{t('token.onceTitle')}</strong> {t('token.once')}
            </>
          }
        />
      )}
      <NewToken
        onMade={(token) => {
          setMade(token);
          again();
        }}
      />
    </>
  );
}

function Tokens({ tokens, onRevoked }: { readonly tokens: readonly AccessToken[]; readonly onRevoked: () => void }): ReactNode {
  const { t } = useTranslation('account');
  const format = useFormat();
  const sentence = useErrorSentence();
  if (tokens.length === 0) return <p>{t('token.none')}</p>;
  const day = (moment: string): string => format.date(new Date(moment));
  const revoke = async (id: string): Promise<void> => {
    try {
      await auth.revokeToken(id);
      toast({ message: t('token.revoked') });
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused' });
    }
    onRevoked();
  };
  return (
    <Rows label={t('token.title')}>
      {tokens.map(({ id, name, readOnly, createdAt, expiresAt, lastUsedAt }) => (
        <Row
          key={id}
          title={name}
          note={[
            readOnly ? t('token.readOnlyShort') : t('token.readWrite'),
            t('token.createdAt', { date: day(createdAt) }),
            expiresAt === null ? t('token.noEnd') : t('token.until', { date: day(expiresAt) }),
            lastUsedAt === null ? t('token.notUsed') : t('token.lastUsed', { date: day(lastUsedAt) }),
          ].join(' · ')}
          end={
            <Action accent onClick={() => void revoke(id)}>
              {t('token.revoke')}
              <span className="bz-hidden-text">{name}</span>
            </Action>
          }
        />
      ))}
    </Rows>
  );
}

function NewToken({ onMade }: { readonly onMade: (token: string) => void }): ReactNode {
  const { t } = useTranslation('account');
  const form = useForm(
    async ({ name = '', days, readOnly }) => {
      const { token } = await auth.createToken({ name, days: days === 'never' ? null : Number(days), readOnly: readOnly !== undefined });
      form.props.ref.current?.reset();
      onMade(token);
    },
    { required: ['name'] },
  );
  return (
    <Form form={form} submit={t('token.create')} quiet>
      <div className={classes['line']}>
        <TextInput {...form.field('name')} label={t('token.name')} dir="auto" autoComplete="off" />
        <Select
          name="days"
          label={t('token.days')}
          data={[...lives.map((days) => ({ value: String(days), label: t('token.daysCount', { count: days }) })), { value: 'never', label: t('token.never') }]}
          defaultValue={String(lives[1])}
          allowDeselect={false}
          w={140}
        />
      </div>
      <Checkbox size="sm" name="readOnly" label={t('token.readOnly')} defaultChecked />
    </Form>
  );
}
