/** What a command of `npm run baraza` is. */
import type { DataSource } from 'typeorm';

import type { AccountsContext } from '@baraza/accounts';
import type { CommandHandler } from '@baraza/commands';
import type { Vault } from '@baraza/vault';

import type { Config } from '../config.js';
import type { OpenDatabase } from '../database/open.js';

interface Voice {
  /** What was asked for: the command's output. */
  print: (text: string) => void;
  /** What happens on the way; not part of the output. */
  say: (sentence: string) => void;
  /** Aborted where somebody wants the command to stop. */
  signal: AbortSignal;
}

/** The open database, as the server reaches it. */
export interface Toolbox extends Voice {
  config: Config;
  dataSource: DataSource;
  accounts: AccountsContext;
  vault: Vault;
  /** Tells a running server of what it changes. */
  handler: CommandHandler;
}

/** The database as its owner reaches it, in whatever state it is. */
export interface DatabaseTools extends Voice {
  database: OpenDatabase;
}

interface Described {
  name: string;
  /** What stands after the name, such as `EMAIL [--days N]`. */
  usage: string;
  summary: string;
}

export interface CliCommand extends Described {
  /** @throws UsageError, StartError, AccountError, Refusal and other errors with a sentence for the person. */
  run(args: readonly string[], tools: Toolbox): Promise<void>;
}

/** A command about the database as a whole. */
export interface DatabaseCommand extends Described {
  runOnDatabase(args: readonly string[], tools: DatabaseTools): Promise<void>;
}

/** The command line cannot be read; the usage is shown with it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command needs answers that the command line did not give. Nothing was changed. */
export class OpenQuestions extends Error {
  override readonly name = 'OpenQuestions';
}
