import { CODE_LENGTHS, readShortCode, shownCode } from '@baraza/domain';
import { Action, useLanguage } from '@baraza/ui';
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v4 as randomId } from 'uuid';
import { Form } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import people from '../../room/people/people.module.css';
import { type Mine, type PublicSession, registering } from './api.js';
import { correctionsOf, nothingSaid, type Own, OwnFields, touchedBy } from './OwnFields.js';
import { nameOf } from './sealed-name.js';

interface ComeBackProps {
  readonly token: string;
  readonly session: PublicSession;
}

/** With the code from registering, which is there where that was just now: correct oneself, or take consent back. */
export function ComeBack({ token, session, code: shown, sent }: ComeBackProps & { readonly code: string; /** By who registered just now, in this page. */ readonly sent: Own | null }): ReactNode {
  const { t } = useTranslation('people');
  const [found, setFound] = useState<{ readonly code: string; readonly mine: Mine } | null>(null);
  const form = useForm(async ({ code = '' }) => setFound({ code, mine: await registering.mine(token, code) }), { required: ['code'], wrongAt: { codeUnknown: 'code' } });
  if (found) return <Change token={token} session={session} code={found.code} mine={found.mine} sent={readShortCode(found.code, CODE_LENGTHS.own) === readShortCode(shown, CODE_LENGTHS.own) ? sent : null} />;
  return (
    <Form form={form} submit={t('register.look')}>
      <TextInput {...form.field('code')} size="md" defaultValue={shown === '' ? '' : shownCode(shown)} label={t('register.yourCode')} dir="ltr" autoComplete="off" autoCapitalize="characters" spellCheck={false} />
    </Form>
  );
}

/** As it stands; of a hidden list what was sent from this page, and else nothing. */
const ownOf = ({ entry }: Mine, sent: Own | null): Own => (entry ? { ...nothingSaid, language: entry.language, groups: Object.fromEntries(entry.groups.map(({ dimension, group }) => [dimension, group])), agrees: entry.consent !== null, purposes: entry.consentPurposes, text: entry.consent } : sent ? { ...sent, name: '', group: '' } : nothingSaid);

function Change({ token, session, code, mine, sent }: ComeBackProps & { readonly code: string; readonly mine: Mine; readonly sent: Own | null }): ReactNode {
  const { t } = useTranslation('people');
  const page = useLanguage();
  const [own, setOwn] = useState(() => ownOf(mine, sent));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  // Known of a hidden list only where it was given in this page.
  const [agreed, setAgreed] = useState(() => ownOf(mine, sent).agrees);
  const [person] = useState(() => mine.person ?? randomId());
  const [withdrawn, setWithdrawn] = useState(mine.withdrawn);
  const [said, setSaid] = useState<string | null>(null);
  // Nobody takes back what they never gave; their entry they can.
  const say = agreed ? 'register' : 'register.unasked';
  const correcting = useForm(async () => {
    const name = own.name.trim();
    await registering.correct({ ...correctionsOf(session, own, page, touched), token, code, person: name === '' ? null : await nameOf(session, person, { name, contact: null, note: null }) });
    if (touched.has('agrees')) setAgreed(own.agrees);
    setTouched(new Set());
    setSaid(t('register.corrected'));
  });
  const withdrawing = useForm(async () => {
    await registering.withdraw(token, code, !withdrawn);
    setWithdrawn(!withdrawn);
    setSaid(t(`${say}.${withdrawn ? 'givenAgain' : 'withdrawn'}`));
  });
  return (
    <>
      <p role="status">{said ?? (mine.entry === null ? t(sent ? 'register.hiddenSent' : 'register.hiddenEntry') : '')}</p>
      <form {...withdrawing.props}>
        <p className={people['note']}>{t(`${say}.${withdrawn ? 'isWithdrawn' : 'withdrawWhy'}`)}</p>
        <Button type="submit" variant="outline" loading={withdrawing.busy} my={16}>
          {t(`${say}.${withdrawn ? 'giveAgain' : 'withdraw'}`)}
        </Button>
        {withdrawing.problem !== null && <p role="alert">{withdrawing.problem}</p>}
      </form>
      <Form form={correcting} submit={t('register.correct')} more={<Action onClick={() => {
            setOwn(ownOf(mine, sent));
            setTouched(new Set());
          }}>{t('register.putBack')}</Action>}>
        {mine.person !== null && <p className={people['note']}>{t('register.nameKept')}</p>}
        <OwnFields session={session} own={own} withGroup={false} onChange={(changes) => {
            setTouched(new Set([...touched, ...touchedBy(own, changes)]));
            setOwn((before) => ({ ...before, ...changes }));
          }} />
      </Form>
    </>
  );
}
