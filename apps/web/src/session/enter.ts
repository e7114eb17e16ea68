import { changeLanguage, languageOf } from '@baraza/ui';
import type { Me } from '../data/auth.js';
import { setMe } from './session.js';

/** Takes over who has just signed in, and their language where they chose one before. */
export async function enter(me: Me, { keepPageLanguage = false }: { readonly keepPageLanguage?: boolean } = {}): Promise<void> {
  if (me.account && !keepPageLanguage) await changeLanguage(languageOf(me.account.locale).code);
  setMe(me);
}
