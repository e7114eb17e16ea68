/** What people do in a browser, signed in as themselves: a token is not enough for it. */
import { randomUUID } from 'node:crypto';
import { issueSignInLink } from '@baraza/accounts';
import type { ProjectPlace } from '@baraza/persistence';
import type { Person, World } from './world.js';

type Reached = Pick<World, 'app' | 'url'>;

const PASSWORD = 'a password of some length';
const cookies = new Map<string, Promise<string>>();

/** One request as a browser with this cookie sends it. */
export const send = ({ url }: Pick<World, 'url'>, cookie: string | null, method: string, path: string, body: object | null = null): Promise<Response> =>
  fetch(url + path, { method, headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...(cookie ? { cookie } : {}) }, body: body && JSON.stringify(body) });

/** The cookie of the person, who signs in once: hashing a password takes its time. */
export function cookieOf(world: Reached, { account }: Pick<Person, 'account'>): Promise<string> {
  const cookie = cookies.get(account) ?? signIn(world, account);
  cookies.set(account, cookie);
  return cookie;
}

async function signIn(world: Reached, account: string): Promise<string> {
  const { token } = await issueSignInLink(world.app.accounts, addressOf(account));
  const opened = await send(world, null, 'POST', '/auth/link', { token, password: PASSWORD });
  return opened.headers.getSetCookie()[0]!.split(';')[0]!;
}

export const addressOf = (account: string): string => `${account}@example.org`;

/** Does something in person. */
export const asPerson = async (world: Reached, person: Pick<Person, 'account'>, method: string, path: string, body: object | null = null): Promise<Response> => send(world, await cookieOf(world, person), method, path, body);

/** Makes an invitation; its token where one was made. */
export async function invite(world: Reached & { place: ProjectPlace }, by: Pick<Person, 'account'>, values: { role: string; clearance?: string | null; email?: string }): Promise<{ response: Response; id: string; token: string }> {
  const response = await asPerson(world, by, 'POST', '/auth/invitations', { ...world.place, ...values });
  const { id = '', url = '' } = response.ok ? ((await response.json()) as { id: string; url: string }) : {};
  return { response, id, token: url.slice(url.indexOf('#') + 1) };
}

/** Opens an invitation as somebody who has an account, or (null) as somebody new. */
export const accept = async (world: Reached, who: Pick<Person, 'account'> | null, token: string): Promise<Response> =>
  who
    ? asPerson(world, who, 'POST', '/auth/invitations/accept', { token })
    : send(world, null, 'POST', '/auth/invitations/accept', { token, newAccount: { email: addressOf(randomUUID()), displayName: 'Invited', password: PASSWORD } });

/** Takes somebody out of the workspace. */
export const takeOut = ({ place: { workspace }, ...world }: Reached & { place: ProjectPlace }, by: Pick<Person, 'account'>, account: string): Promise<Response> => asPerson(world, by, 'DELETE', `/auth/workspaces/${workspace}/members/${account}`);
