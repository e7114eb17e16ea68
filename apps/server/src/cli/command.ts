/** What a command of `npm run baraza` is. */
import type { DataSource } from 'typeorm';

import type { AccountsContext } from '@baraza/accounts';
import type { CommandHandler } from '@baraza/commands';

import type { Config } from '../config.js';

/** The open database, as the server reaches it. */
export interface Toolbox {
  config: Config;
  dataSource: DataSource;
  accounts: AccountsContext;
  handler: CommandHandler;
  /** What was asked for: the command's output. */
  print: (text: string) => void;
  /** What happens on the way; not part of the output. */
  say: (sentence: string) => void;
}

export interface CliCommand {
  name: string;
  /** What stands after the name, such as `EMAIL [--days N]`. */
  usage: string;
  summary: string;
  /** @throws UsageError, StartError, AccountError, Refusal with a sentence for the person. */
  run(args: readonly string[], tools: Toolbox): Promise<void>;
}

/** The command line cannot be read; the usage is shown with it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
