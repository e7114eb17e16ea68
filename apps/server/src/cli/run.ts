/** Finds the command, opens the database for it, and tells in plain words what went wrong. */
import { AccountError, createAccounts, GLOBAL_TABLES, projectGate } from '@baraza/accounts';
import { CommandHandler } from '@baraza/commands';
import { Refusal } from '@baraza/domain';
import { createDataSource } from '@baraza/persistence';

import { type Config, readConfig } from '../config.js';
import { openDatabase } from '../database/open.js';
import { StartError } from '../start-error.js';
import { type CliCommand, type Toolbox, UsageError } from './command.js';
import { signInLinkCommand } from './sign-in-link.js';
import { tokenCommand } from './token.js';

/** In the order of the help. */
export const COMMANDS: readonly CliCommand[] = [signInLinkCommand, tokenCommand];

export interface CliIo {
  print: (text: string) => void;
  say: (sentence: string) => void;
  env: Readonly<Record<string, string | undefined>>;
  root: string;
}

/** @returns the exit code: 0 done, 1 could not be done, 2 the command line cannot be read. */
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
    await withTools(readConfig(io.env, io.root), io, (tools) => command.run(rest, tools));
    return 0;
  } catch (error) {
    return explain(error, command, io);
  }
}

export function helpText(): string {
  const entries = COMMANDS.map(({ name, usage, summary }) => `  ${name} ${usage}\n      ${summary}`);
  return ['npm run baraza -- COMMAND', '', ...entries, '', 'Settings come from the environment, as for npm start: DATA_DIR, DATABASE_URL, DATABASE_APP_URL, PUBLIC_URL, PORT.'].join('\n');
}

function explain(error: unknown, { name, usage }: CliCommand, { say }: CliIo): number {
  if (error instanceof UsageError) {
    say(`${error.message}\nUsage: npm run baraza -- ${name} ${usage}`);
    return 2;
  }
  if (error instanceof StartError || error instanceof AccountError || error instanceof Refusal) say(error.message);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

async function withTools(config: Config, { print, say }: CliIo, work: (tools: Toolbox) => Promise<void>): Promise<void> {
  const database = await openDatabase(config, { role: 'tool', say });
  try {
    const dataSource = await connect(database.appUrl);
    const handler = new CommandHandler(dataSource, (operation, error) => say(`${operation}: ${String(error)}`));
    const accounts = createAccounts({ db: dataSource, projects: projectGate(dataSource, handler) });
    try {
      await work({ config, dataSource, accounts, handler, print, say });
      await handler.idle();
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await database.close();
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
