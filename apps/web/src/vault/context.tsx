import { openSealedNames } from '@baraza/sync-client';
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { useProject } from '../project/context.js';
import { useConnection } from '../project/hooks.js';
import { useAccount } from '../session/session.js';
import { vaultApi } from './api.js';
import { type KeeperState, NameKeeper } from './name-keeper.js';

const KeeperContext = createContext<NameKeeper | null>(null);

/** Keeps the names of the open project, and sends those that wait, whichever screen is shown. */
export function NamesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { id: project } = useProject();
  const { id: account } = useAccount();
  const { status, closed } = useConnection();
  const [keeper, setKeeper] = useState<NameKeeper | null>(null);
  const live = status === 'live';
  const gone = closed?.reason === 'revoked' || closed?.reason === 'deleted';
  const send = useEffectEvent(() => void keeper?.send());
  const wipe = useEffectEvent(() => void keeper?.wipe());
  useEffect(() => {
    const opened = new NameKeeper({ project, api: vaultApi(project), storage: () => openSealedNames({ account, project }) });
    void opened.start();
    setKeeper(opened);
    return () => {
      setKeeper(null);
      void opened.close();
    };
  }, [account, project]);
  useEffect(() => {
    if (live) send();
  }, [live]);
  useEffect(() => {
    if (gone) wipe();
  }, [gone, keeper]);
  return keeper && <KeeperContext value={keeper}>{children}</KeeperContext>;
}

/** What takes names. Only below `NamesProvider`. */
export function useNameKeeper(): NameKeeper {
  const keeper = useContext(KeeperContext);
  if (!keeper) throw new Error('no names are kept around this component');
  return keeper;
}

export function useKeeperState(): KeeperState {
  const keeper = useNameKeeper();
  return useSyncExternalStore(keeper.subscribe, () => keeper.state);
}
