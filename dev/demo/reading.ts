/** Owns the ways through the admin cards that several rows take, and how their text is read. */

import type { Person } from './person';
import type { PersonName, Stage } from './stage';

/** Who opens Gmail in the story and is not the admin. */
export const PEOPLE = ['mia', 'jonas', 'priya'] as const;

/** The first line that is wanted, or a word that no row expects. */
export const line = (lines: string[], wanted: RegExp) => lines.find((one) => wanted.test(one)) ?? '(nothing)';

export async function openConnectivity(dana: Person): Promise<void> {
  await dana.openGmail();
  await dana.menu('Administration');
  await dana.click(/Acme Corp|Your Salesforce organization/);
  await dana.click('Salesforce Connectivity');
}

export async function openUsers(dana: Person): Promise<string[]> {
  await dana.openGmail();
  await dana.menu('Administration');
  await dana.click(/Acme Corp|Your Salesforce organization/);
  await dana.click(/^Users/);
  return dana.read();
}

/** The name, and the line below it, of each person in the list. */
export function standing(lines: string[], ...names: string[]): string {
  return names
    .map((name) => `${name}: ${(lines[lines.lastIndexOf(name) + 1] ?? '?').split(' · ')[0]}`)
    .join(', ');
}

export async function openHome(stage: Stage, name: PersonName): Promise<Person> {
  const person = await stage.person(name);
  await person.openGmail();
  return person;
}

/** What the three who open Gmail read on Home. */
export async function homesOf(stage: Stage): Promise<string> {
  const states: string[] = [];
  for (const name of PEOPLE) {
    const person = await openHome(stage, name);
    states.push(
      `${name}: ${line(await person.read(), /^(Active|Starting|Waiting|Suspended|Catching|Late|Not )/)}`,
    );
  }
  return states.join(', ');
}
