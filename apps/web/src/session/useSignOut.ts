import { toast } from '@baraza/ui';
import { useNavigate } from 'react-router';
import { auth } from '../data/auth.js';
import { keepProjects } from '../data/known-projects.js';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { forgetMe, useMe } from './session.js';

/** Signs out here, or everywhere, and removes what this browser kept of the person's projects. */
export function useSignOut(): (where: 'here' | 'everywhere') => Promise<void> {
  const { account } = useMe();
  const navigate = useNavigate();
  const sentence = useErrorSentence();
  return async (where) => {
    try {
      await (where === 'here' ? auth.signOut() : auth.signOutEverywhere());
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused' });
      return;
    }
    await navigate('/sign-in', { replace: true });
    forgetMe();
    if (!account) return;
    keepProjects(account.id, null);
    await wipe(account.id);
  };
}

/** Storage that is denied holds nothing to remove. */
async function wipe(account: string): Promise<void> {
  try {
    const { wipeAccount } = await import('@baraza/sync-client');
    await wipeAccount(account);
  } catch {
    return;
  }
}
