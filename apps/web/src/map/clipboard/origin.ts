/** The registry of another project, as this person may read it, for as long as something is taken from it. */
import { createSocketTransport, ProjectSession, ServerAway } from '@baraza/sync-client';
import { newId } from '../../app/new-id.js';

/** How long the server may take to open it, in ms. */
const PATIENCE = 20_000;

/** Not there for this person. */
export class NoOrigin extends Error {
  override readonly name = 'NoOrigin';
}

/** Opens the project, nothing of which is kept on the device, lets `work` read it, and closes it. @throws NoOrigin where there is no such project for this person, ServerAway where nobody answers. */
export async function readOrigin<T>(project: string, work: (session: ProjectSession) => T): Promise<T> {
  const session = new ProjectSession({ project, transport: createSocketTransport(), scopes: ['registry'], newId });
  try {
    await opened(session);
    return work(session);
  } finally {
    await session.close();
  }
}

function opened(session: ProjectSession): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new ServerAway())), PATIENCE);
    const look = (): void => {
      if (session.state.closed) end(() => reject(new NoOrigin()));
      else if (session.state.opened && !session.state.arriving) end(resolve);
    };
    const stop = session.subscribeState(look);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      stop();
      settle();
    };
    look();
  });
}
