import { createAccessToken, findPerson } from '@baraza/accounts';

import { StartError } from '../start-error.js';
import { readArguments } from './arguments.js';
import { type CliCommand, UsageError } from './command.js';

export const tokenCommand: CliCommand = {
  name: 'token',
  usage: 'EMAIL --name NAME [--read-only] [--days N]',
  summary: 'Prints an access token by which a program reads and changes on behalf of a person (with --read-only it only reads), without an end unless --days says one. It cannot be shown again.',
  async run(args, { accounts, print }) {
    const { words, values } = readArguments(args, ['EMAIL'], { name: { type: 'string' }, 'read-only': { type: 'boolean' }, days: { type: 'string' } });
    if (values.name === undefined) throw new UsageError('--name is missing: what the token is for.');
    const person = await findPerson(accounts, words[0]);
    if (!person) throw new StartError(`There is no account with the address ${words[0]}.`);
    const { token } = await createAccessToken(accounts, person.id, { name: values.name, readOnly: values['read-only'] ?? false, days: readDays(values.days) });
    print(token);
  },
};

function readDays(value: string | undefined): number | null {
  if (value === undefined) return null;
  const days = Number(value);
  if (!Number.isInteger(days) || days < 1 || days > 3660) throw new UsageError(`--days is “${value}”, but must be a number of days from 1 to 3660.`);
  return days;
}
