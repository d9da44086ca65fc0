/** Owns what the host says of the project that it runs: to whoever started it, and to the page. */

import type { Project } from '../apps-script/project';
import type { AddOnInfo } from './api';

export interface ProjectFacts {
  name: string;
  /** Whether Gmail shows it: it has an add-on section for Gmail. */
  addOn: boolean;
  scriptId: string;
  /** What this host had to assume of the folder, a sentence each. */
  notes: string[];
}

export function factsOf({ name, scriptId, manifest, notes }: Project): ProjectFacts {
  return { name, addOn: manifest.addOns?.gmail !== undefined, scriptId, notes };
}

export function addOnInfo({ name, manifest: { addOns } }: Project): AddOnInfo {
  const { logoUrl = '', layoutProperties, universalActions = [] } = addOns?.common ?? {};
  return {
    name,
    logoUrl,
    ...(layoutProperties?.primaryColor ? { primaryColor: layoutProperties.primaryColor } : {}),
    universalActions: universalActions.map(({ label }) => ({ label })),
    ...(addOns?.gmail ? {} : { absent: addOns ? OFF_IN_GMAIL : NO_ADD_ON }),
  };
}

const OFF_IN_GMAIL = 'This add-on is off in Gmail: its manifest has no addOns.gmail.';
const NO_ADD_ON =
  'This project is no add-on: its manifest has no addOns. Its functions run by POST /api/run.';
