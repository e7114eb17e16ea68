/** Finds the command, opens the database for it, and tells in plain words what went wrong. */
import { AccountError, createAccounts, GLOBAL_TABLES, projectGate } from '@baraza/accounts';
import { CommandHandler, ProjectRefused } from '@baraza/commands';
import { Refusal } from '@baraza/domain';
import { FileRefused } from '@baraza/interchange';
import { createDataSource } from '@baraza/persistence';
import { BackupError, TransferError } from '@baraza/transfer';

import { type Config, readConfig } from '../config.js';
import { type OpenDatabase, openDatabase } from '../database/open.js';
import { StartError } from '../start-error.js';
import { openVault } from '../vault.js';
import { backupCommand, restoreCommand } from './backup.js';
import { type CliCommand, type DatabaseCommand, OpenQuestions, type Toolbox, UsageError } from './command.js';
import { exportCommand } from './export.js';
import { importCommand } from './import.js';
import { importProjectCommand } from './import-project.js';
import { signInLinkCommand } from './sign-in-link.js';
import { tokenCommand } from './token.js';

/** In the order of the help. */
export const COMMANDS: readonly (CliCommand | DatabaseCommand)[] = [signInLinkCommand, tokenCommand, importCommand, exportCommand, importProjectCommand, backupCommand, restoreCommand];

export interface CliIo {
  print: (text: string) => void;
  say: (sentence: string) => void;
  env: Readonly<Record<string, string | undefined>>;
  root: string;
  /** Aborted where somebody wants the command to stop. */
  signal?: AbortSignal;
}

/** @returns the exit code: 0 done, 1 could not be done, 2 the command line cannot be read, 3 a question is open. */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  const [name = 'help', ...rest] = args;
  if (['help', '--help', '-h'].includes(name) || rest.includes('--help')) {
    io.print(helpText());
    return 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) {
    io.say(`There is no command “${name}”.\n\n${helpText()}`);
    return 2;
  }
  try {
    await runCommand(command, rest, readConfig(io.env, io.root), io);
    return 0;
  } catch (error) {
    return explain(error, command, io);
  }
}

export function helpText(): string {
  const entries = COMMANDS.map(({ name, usage, summary }) => `  ${name} ${usage}\n      ${summary}`);
  return ['npm run baraza -- COMMAND', '', ...entries, '', 'Settings come from the environment, as for npm start: DATA_DIR, DATABASE_URL, DATABASE_APP_URL, VAULT_DIR, VAULT_BACKUP, PUBLIC_URL, PORT.'].join('\n');
}

function explain(error: unknown, { name, usage }: CliCommand | DatabaseCommand, { say, signal }: CliIo): number {
  if (error instanceof UsageError) {
    say(`${error.message}\nUsage: npm run baraza -- ${name} ${usage}`);
    return 2;
  }
  if (error instanceof OpenQuestions) {
    say(error.message);
    return 3;
  }
  if (PLAIN.some((kind) => error instanceof kind)) say((error as Error).message);
  else if (signal?.aborted) say('Stopped. Nothing was changed.');
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

/** Errors whose message is a sentence for the person. */
const PLAIN = [StartError, AccountError, Refusal, ProjectRefused, TransferError, FileRefused, BackupError];

async function runCommand(command: CliCommand | DatabaseCommand, args: readonly string[], config: Config, io: CliIo): Promise<void> {
  const { print, say, signal = new AbortController().signal } = io;
  const database = await openDatabase(config, { role: 'tool', say });
  try {
    if ('run' in command) await withTools(config, database, { ...io, signal }, (tools) => command.run(args, tools));
    else await command.runOnDatabase(args, { database, print, say, signal });
  } finally {
    await database.close();
  }
}

async function withTools(config: Config, { appUrl }: OpenDatabase, { print, say, signal }: Required<CliIo>, work: (tools: Toolbox) => Promise<void>): Promise<void> {
  const dataSource = await connect(appUrl);
  const handler = new CommandHandler(dataSource, (operation, error) => say(`${operation}: ${String(error)}`), undefined, { notify: true });
  const accounts = createAccounts({ db: dataSource, projects: projectGate(dataSource, handler) });
  try {
    await work({ config, dataSource, accounts, vault: await openVault(config, dataSource, say), handler, print, say, signal });
    await handler.idle();
  } finally {
    await dataSource.destroy();
  }
}

async function connect(url: string): Promise<ReturnType<typeof createDataSource>> {
  const dataSource = createDataSource({ url, entities: GLOBAL_TABLES, connections: 4 });
  try {
    await dataSource.initialize();
    await dataSource.query('SELECT 1 FROM account LIMIT 1');
    return dataSource;
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    throw new StartError(`The database is not ready (${(error as Error).message}). Start Baraza once with “npm start”, which prepares it.`, { cause: error });
  }
}
