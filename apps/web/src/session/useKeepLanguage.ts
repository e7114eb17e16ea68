import { useLanguage } from '@baraza/ui';
import { useEffect } from 'react';
import { auth } from '../data/auth.js';
import { setAccount, useMe } from './session.js';

/** The language that was chosen on the page goes into the account, so that it is there on other devices too. */
export function useKeepLanguage(): void {
  const { account, readOnly } = useMe();
  const language = useLanguage();
  const kept = account?.locale;
  useEffect(() => {
    if (kept === undefined || readOnly || kept === language) return;
    // While the server is away the page keeps the choice by itself; the next change or visit brings it.
    void auth.changeMe({ locale: language }).then(({ account: changed }) => setAccount(changed), () => undefined);
  }, [kept, language, readOnly]);
}
