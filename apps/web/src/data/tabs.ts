/** The tabs in which somebody has the product open on this device, so that what is typed in one is not taken for what is typed in another. */
import { newId } from '../app/new-id.js';

const PLACE = 'baraza.tab';
/** How long a tab that was loaded anew waits for its own page of before to let go of its id; a tab that was duplicated has another one then. In ms. */
const LETS_GO_WITHIN = 1000;

/** Browsers have no locks where the connection is not encrypted. Whatever another tab has left is taken up then, though that may still be open: better a text twice than one that nobody finds. */
const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined);
const lockOf = (tab: string): string => `${PLACE} ${tab}`;

/** Whether another tab of that id is open, as far as the browser tells. */
export async function isOpen(tab: string): Promise<boolean> {
  if (!locks) return false;
  const { held } = await locks.query();
  return (held ?? []).some(({ name }) => name === lockOf(tab));
}

/** Holds the id for as long as the page is there; false where another tab has it. */
function hold(tab: string): Promise<boolean> {
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const forEver = new Promise<never>(() => undefined);
    void locks
      .request(lockOf(tab), { signal: AbortSignal.timeout(LETS_GO_WITHIN) }, () => {
        resolve(true);
        return forEver;
      })
      .catch(() => resolve(false));
  });
}

/** The storage of a tab may be denied; its id then lasts as long as the page. */
function remembered(): string | null {
  try {
    return sessionStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

function remember(tab: string): void {
  try {
    sessionStorage.setItem(PLACE, tab);
  } catch {
    return;
  }
}

async function find(): Promise<string> {
  const before = remembered();
  if (before !== null && (await hold(before))) return before;
  const fresh = newId();
  remember(fresh);
  await hold(fresh);
  return fresh;
}

let finding: Promise<string> | undefined;
/** The id of this tab: the same after a reload, another in each tab. */
export const thisTab = (): Promise<string> => (finding ??= find());
