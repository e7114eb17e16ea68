import { issueSignInLink, signInLinkUrl } from '@baraza/accounts';

import { readArguments } from './arguments.js';
import { type CliCommand } from './command.js';

export const signInLinkCommand: CliCommand = {
  name: 'sign-in-link',
  usage: 'EMAIL',
  summary: 'Prints a link by which a person signs in and chooses a password. Works once, for three days; replaces earlier links.',
  async run(args, { config, accounts, print }) {
    const { words } = readArguments(args, ['EMAIL'], {});
    const { token } = await issueSignInLink(accounts, words[0]);
    print(signInLinkUrl(config.publicUrl ?? `http://localhost:${config.port}`, token));
  },
};
