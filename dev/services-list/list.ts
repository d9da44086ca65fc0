/** Owns docs/services.md: what this host has of Apps Script's services, read from its classes and from the types. */

import { ADVANCED_APIS } from '../apps-script/advanced-apis';
import { readInside } from './built';
import { readInterfaces } from './interfaces';

const HEAD = `# What is built of Apps Script's services

Written by \`npm run docs:services\` from the classes in \`dev/apps-script/inside\` and the interfaces of
\`@types/google-apps-script\`; a test fails when it is stale. A member that is not built throws
\`not implemented in the local host: NAME\` when it is used, and so does a member that the platform has not.
`;

/** Both directories are as seen from the repository's root. */
export function servicesList(insideDirectory: string, typesDirectory: string): string {
  const interfaces = readInterfaces(typesDirectory);
  const { implemented, absent } = readInside(insideDirectory);
  const bySpace = new Map<string, string[]>();
  for (const [name, unbuilt] of [...implemented].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const members = interfaces.get(name) ?? [];
    const space = name.includes('.') ? name.split('.')[0]! : 'Base';
    bySpace.set(space, [...(bySpace.get(space) ?? []), row(name, members, unbuilt)]);
  }
  const sections = [...bySpace].map(
    ([space, rows]) =>
      `## ${space}\n\n| Interface | Built | Not built |\n|---|---|---|\n${rows.join('\n')}\n`,
  );
  const none = `## Nothing of these\n\n${absent.map((name) => `\`${name}\``).join(', ')}.\n`;
  return [HEAD, ...sections, advanced(), none].join('\n');
}

function advanced(): string {
  const rows = Object.entries(ADVANCED_APIS).map(
    ([serviceId, { methods }]) =>
      `| \`${serviceId}\` | ${Object.keys(methods)
        .map((one) => `\`${one}\``)
        .join(', ')} |`,
  );
  return `## Advanced services\n\n| serviceId | Methods |\n|---|---|\n${rows.join('\n')}\n`;
}

function row(name: string, members: readonly string[], unbuilt: ReadonlySet<string>): string {
  if (members.length === 0) return `| ${name.split('.').pop()!} | has no members of its own | |`;
  const built = members.filter((member) => !unbuilt.has(member));
  const count =
    built.length === members.length ? `all ${members.length}` : `${built.length} of ${members.length}`;
  const quoted = (names: readonly string[]): string => names.map((one) => `\`${one}\``).join(', ');
  const missing = members.filter((member) => unbuilt.has(member));
  return `| ${name.split('.').pop()!} | ${built.length ? `${count}: ${quoted(built)}` : 'none'} | ${quoted(missing)} |`;
}
