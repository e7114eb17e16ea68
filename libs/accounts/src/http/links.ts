/** Addresses of pages that take a secret. It stands after the #, which browsers send to nobody, so it reaches no log. */
const page = (publicUrl: string, path: string, token: string): string => `${publicUrl.replace(/\/$/, '')}/${path}#${token}`;

export const signInLinkUrl = (publicUrl: string, token: string): string => page(publicUrl, 'link', token);
export const invitationUrl = (publicUrl: string, token: string): string => page(publicUrl, 'invitation', token);

/** Here the secret stands in the path, for programs send nothing of what is after the #; the log of requests leaves it out. */
export const calendarUrl = (publicUrl: string, token: string): string => `${publicUrl.replace(/\/$/, '')}/calendar/${token}.ics`;

/** The address that people reach this server by: the configured one, else what the request was sent to. */
export const publicUrlOf = (configured: string | null, request: { protocol: string; headers: { host?: string | undefined } }): string => configured ?? `${request.protocol}://${request.headers.host ?? 'localhost'}`;
