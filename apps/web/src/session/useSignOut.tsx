import type { ProjectSession } from '@baraza/sync-client';
import { toast } from '@baraza/ui';
import { type ReactNode, useContext, useState } from 'react';
import { useNavigate } from 'react-router';
import { auth } from '../data/auth.js';
import { keepProjects } from '../data/known-projects.js';
import { forgetCopied } from '../map/clipboard/kept.js';
import { forgetTables } from '../map/table/kept-tables.js';
import { forgetOwnViews } from '../map/views/own-views.js';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { uploads } from '../sources/uploads.js';
import { ProjectContext } from '../project/context.js';
import { forgetMe, useMe } from './session.js';
import { UnsentQuestion } from './UnsentQuestion.js';

type Where = 'here' | 'everywhere';
/** How many changes wait here for the server, by project. */
export type Unsent = ReadonlyMap<string, number>;

export interface SignOut {
  /** Signs out here, or everywhere, and removes what this browser kept of the person's projects; where changes wait to be sent, asks first. */
  readonly signOut: (where: Where) => Promise<void>;
  /** To be shown beside what calls `signOut`. */
  readonly question: ReactNode;
}

export function useSignOut(): SignOut {
  const { account } = useMe();
  const open = useContext(ProjectContext);
  const navigate = useNavigate();
  const sentence = useErrorSentence();
  const [asked, setAsked] = useState<{ readonly where: Where; readonly unsent: Unsent } | null>(null);

  const leave = async (where: Where): Promise<void> => {
    setAsked(null);
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
    forgetTables(account.id);
    forgetCopied();
    uploads.clear();
    forgetOwnViews(account.id);
    await wipe(account.id);
  };
  const signOut = async (where: Where): Promise<void> => {
    if (!account) return;
    // The project that is open knows best: what it has just sent may still stand on disk, and where storage is denied nothing does.
    if (open) await sent(open.session);
    const unsent = new Map(await waiting(account.id));
    if (open) {
      const { waiting: now } = open.session.state;
      if (now > 0) unsent.set(open.id, now);
      else unsent.delete(open.id);
    }
    for (const [project, names] of await namesWaiting(account.id)) unsent.set(project, (unsent.get(project) ?? 0) + names);
    if (unsent.size === 0) await leave(where);
    else setAsked({ where, unsent });
  };
  return { signOut, question: asked && <UnsentQuestion unsent={asked.unsent} onStay={() => setAsked(null)} onLeave={() => void leave(asked.where)} /> };
}

/** How long what is on its way may take, ms. */
const onItsWay = 3000;

/** What was entered a moment ago is on its way: nobody is asked about that. */
function sent(session: ProjectSession): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const look = (): void => {
      const { status, waiting: left } = session.state;
      if (status !== 'live' || left === 0) done();
    };
    const timer = setTimeout(done, onItsWay);
    const unsubscribe = session.subscribeState(look);
    look();
  });
}

/** Storage that is denied holds nothing. */
async function waiting(account: string): Promise<Unsent> {
  try {
    const { waitingOf } = await import('@baraza/sync-client');
    return await waitingOf(account);
  } catch {
    return new Map();
  }
}

/** Names that were sealed here and that the vault does not have yet. */
async function namesWaiting(account: string): Promise<Unsent> {
  try {
    const { namesWaitingOf } = await import('@baraza/sync-client');
    return await namesWaitingOf(account);
  } catch {
    return new Map();
  }
}

/** Storage that is denied holds nothing to remove. */
async function wipe(account: string): Promise<void> {
  try {
    const { wipeAccount, wipeNames } = await import('@baraza/sync-client');
    await Promise.all([wipeAccount(account), wipeNames(account)]);
  } catch {
    return;
  }
}
