import { CODE_LENGTHS, shortCode } from '@baraza/domain';
import { useLanguage } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v4 as randomId } from 'uuid';
import { Form } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { type PublicSession, registering } from './api.js';
import { answersOf, nothingSaid, type Own, OwnFields } from './OwnFields.js';
import { nameOf } from './sealed-name.js';

/** Made once, so that pressing again on a bad network registers nobody twice. Random, so that no id tells when somebody came. */
const newIds = (): { id: string; person: string; code: string } => ({ id: randomId(), person: randomId(), code: shortCode(crypto.getRandomValues(new Uint8Array(CODE_LENGTHS.own))) });

export function NewEntry({ token, session, onDone }: { readonly token: string; readonly session: PublicSession; readonly onDone: (code: string, seat: string | null, own: Own) => void }): ReactNode {
  const { t } = useTranslation('people');
  const page = useLanguage();
  const [ids, setIds] = useState(newIds);
  const [own, setOwn] = useState(nothingSaid);
  const form = useForm(async () => {
    const [name, group] = [own.name.trim(), own.group.trim() || null];
    const person = name === '' ? null : await nameOf(session, ids.person, { name, contact: null, note: group });
    const { seat } = await registering.register({ ...answersOf(session, own, page), token, id: ids.id, code: ids.code, person, group });
    onDone(ids.code, seat, own);
  });
  return (
    <Form form={form} submit={t('register.send')}>
      <OwnFields
        session={session}
        own={own}
        withGroup
        onChange={(changes) => {
          setOwn((before) => ({ ...before, ...changes }));
          // Whether there is a name decides what the ids stand for.
          if ('name' in changes) setIds(newIds());
        }}
      />
    </Form>
  );
}
