import { shownCode } from '@baraza/domain';

/** Where people go: as short as it can be, with the secret where browsers send it to nobody. */
export const registrationAddress = (token: string): string => `${location.origin}/r#${shownCode(token)}`;
