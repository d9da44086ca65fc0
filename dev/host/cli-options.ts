/** Owns the command line of the host: its options, and what is wrong with them in a sentence. */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SourceFile } from '../apps-script/worker';
import { MAIL_OPTIONS, type MailOrder, readMailOrder } from './mail-import';
import { type OriginMap, readOriginMap } from './mapped-origins';

export interface CliOptions {
  project: string;
  /** Undefined takes the usual one, or any that is free. */
  port: number | undefined;
  state: string | undefined;
  scriptId: string | undefined;
  output: 'json' | 'text';
  clockMode: 'live' | 'stepped';
  libraries: ReadonlyMap<string, SourceFile>;
  map: OriginMap;
  /** Real mail to bring in; undefined when none was asked for. */
  mail: MailOrder | undefined;
}

/**
 * @param directory what relative paths start at.
 * @throws Error with a sentence for a person.
 */
export function readOptions(args: string[], directory: string): CliOptions {
  const { values } = parseArgs({
    args,
    options: {
      project: { type: 'string' },
      port: { type: 'string' },
      state: { type: 'string' },
      'script-id': { type: 'string' },
      json: { type: 'boolean', default: false },
      stepped: { type: 'boolean', default: false },
      library: { type: 'string', multiple: true, default: [] },
      map: { type: 'string', multiple: true, default: [] },
      ...MAIL_OPTIONS,
    },
  });
  const pathOf = (text: string) => resolve(directory, text);
  if (values.project === undefined)
    throw new Error('Say which Apps Script folder to run: --project DIR, with its appsscript.json.');
  return {
    project: pathOf(values.project),
    port: values.port === undefined ? undefined : portOf(values.port),
    state: values.state === undefined ? undefined : pathOf(values.state),
    scriptId: values['script-id'] === undefined ? undefined : scriptIdOf(values['script-id']),
    output: values.json ? 'json' : 'text',
    clockMode: values.stepped ? 'stepped' : 'live',
    libraries: new Map(values.library.map((text) => libraryOf(text, pathOf))),
    map: readOriginMap(values.map),
    mail: readMailOrder(values, pathOf),
  };
}

/** @throws Error with a sentence for a person */
export function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${text} is no port number.`);
  return port;
}

function scriptIdOf(text: string): string {
  if (!/^[\w-]+$/.test(text)) throw new Error(`--script-id ${text} is no id of a script.`);
  return text;
}

function libraryOf(text: string, pathOf: (text: string) => string): [string, SourceFile] {
  const [, symbol, file] = /^([A-Za-z_$][\w$]*)=(.+)$/.exec(text) ?? [];
  if (symbol === undefined || file === undefined)
    throw new Error(`--library ${text} must be SYMBOL=FILE, such as OAuth2=OAuth2.gs.`);
  const path = pathOf(file);
  if (!existsSync(path) || !statSync(path).isFile())
    throw new Error(`--library ${symbol}: there is no file ${file}.`);
  return [symbol, { name: `${symbol}/${basename(path)}`, text: readFileSync(path, 'utf8') }];
}
