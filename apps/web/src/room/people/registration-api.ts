import { request } from '../../data/http.js';

/** A link by which people register themselves; its secret is known only right after it was made. */
export interface RegistrationLink {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly closedAt: string | null;
  readonly registered: number;
}

const at = (project: string, session: string): string => `/api/projects/${project}/sessions/${session}/registration`;

/** Every function throws AppError. */
export const registrationLinks = {
  list: async (project: string, session: string): Promise<readonly RegistrationLink[]> => (await request<{ links: RegistrationLink[] }>('GET', at(project, session))).links,
  make: (project: string, session: string, hours: number): Promise<RegistrationLink & { readonly token: string }> => request('POST', at(project, session), { body: { hours } }),
  close: (project: string, session: string, id: string): Promise<void> => request('DELETE', `${at(project, session)}/${id}`),
};
