/** The tabs in which somebody has the product open on this device, so that what is typed in one is not taken for what is typed in another. */
import { newId } from '../app/new-id.js';

/** A tab that is open answers within so many ms; one that sleeps keeps what it has in its memory. */
const ANSWERS_WITHIN = 150;
const PLACE = 'baraza.tab';

type Message = { readonly asks: string } | { readonly open: string };

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(PLACE);
let own: string | null = null;
channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if ('asks' in data && data.asks === own) channel.postMessage({ open: own } satisfies Message);
});

/** Whether another tab of that id is open. */
export function isOpen(tab: string): Promise<boolean> {
  if (!channel) return Promise.resolve(false);
  return new Promise((resolve) => {
    const end = (open: boolean): void => {
      clearTimeout(timer);
      channel.removeEventListener('message', hear);
      resolve(open);
    };
    const hear = ({ data }: MessageEvent<Message>): void => {
      if ('open' in data && data.open === tab) end(true);
    };
    const timer = setTimeout(() => end(false), ANSWERS_WITHIN);
    channel.addEventListener('message', hear);
    channel.postMessage({ asks: tab } satisfies Message);
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

async function find(): Promise<string> {
  const before = remembered();
  // A tab that was duplicated remembers the id of the one it was made from.
  own = before !== null && !(await isOpen(before)) ? before : newId();
  try {
    sessionStorage.setItem(PLACE, own);
  } catch {
    return own;
  }
  return own;
}

let finding: Promise<string> | undefined;
/** The id of this tab: the same after a reload, another in each tab. */
export const thisTab = (): Promise<string> => (finding ??= find());
