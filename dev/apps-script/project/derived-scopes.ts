/** Owns which scopes a script needs whose manifest names none: Google derives them from the code, and so does this. */

import type { Node } from 'acorn';
import { type ParsedFile, walk } from './sources';

const AUTH = 'https://www.googleapis.com/auth/';

/** By service, or by method where only some need one (documented: each method's reference page). */
const SCOPES: Record<string, string> = {
  UrlFetchApp: `${AUTH}script.external_request`,
  MailApp: `${AUTH}script.send_mail`,
  GmailApp: 'https://mail.google.com/',
  CalendarApp: `${AUTH}calendar`,
  ContactsApp: 'https://www.google.com/m8/feeds',
  DriveApp: `${AUTH}drive`,
  DocumentApp: `${AUTH}documents`,
  FormApp: `${AUTH}forms`,
  GroupsApp: `${AUTH}groups`,
  SlidesApp: `${AUTH}presentations`,
  SpreadsheetApp: `${AUTH}spreadsheets`,
  'ScriptApp.newTrigger': `${AUTH}script.scriptapp`,
  'ScriptApp.getProjectTriggers': `${AUTH}script.scriptapp`,
  'ScriptApp.getUserTriggers': `${AUTH}script.scriptapp`,
  'ScriptApp.deleteTrigger': `${AUTH}script.scriptapp`,
  'Session.getActiveUser': `${AUTH}userinfo.email`,
  'Session.getEffectiveUser': `${AUTH}userinfo.email`,
};

/** Google looks at methods one by one and finds narrower scopes for some; here a service has one (assumed). */
export function derivedScopes(files: readonly ParsedFile[]): string[] {
  const found = new Set<string>();
  for (const { program } of files) {
    walk(program, (node) => {
      const [service, method] = memberOf(node) ?? [];
      const scope = service && (SCOPES[service] ?? SCOPES[`${service}.${method}`]);
      if (scope) found.add(scope);
    });
  }
  return [...found].sort();
}

interface Member extends Node {
  object: Node & { name?: string };
  property: Node & { name?: string };
}

function memberOf(node: Node): [string, string] | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  const { object, property } = node as Member;
  return object.name === undefined || property.name === undefined ? undefined : [object.name, property.name];
}
