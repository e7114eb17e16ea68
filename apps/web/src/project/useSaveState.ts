import type { Connection } from '@baraza/ui';
import { useContext } from 'react';
import { connectionOf } from './connection-of.js';
import { AwayContext } from './context.js';
import { useConnection } from './hooks.js';

/** How it stands between this device and the server, as the top bar says it. */
export const useSaveState = (): Connection => connectionOf(useConnection(), useContext(AwayContext));
