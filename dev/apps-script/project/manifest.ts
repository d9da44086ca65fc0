/** Owns the manifest of a project as this host acts on it, and how it is read from `appsscript.json`. */

import type { SourceFile } from '../worker';
import { readJson } from './json-text';
import { manifestProblems } from './manifest-rules';

export interface FunctionTrigger {
  runFunction: string;
  enabled?: boolean;
}

export interface AddOns {
  common: {
    name: string;
    logoUrl: string;
    layoutProperties?: { primaryColor?: string };
    homepageTrigger?: FunctionTrigger;
    universalActions?: { label: string; runFunction?: string; openLink?: string }[];
    openLinkUrlPrefixes?: string[];
    useLocaleFromApp?: boolean;
  };
  /** Without it the add-on is off in Gmail (documented: add-ons/concepts/homepages). */
  gmail?: {
    homepageTrigger?: FunctionTrigger;
    contextualTriggers?: { onTriggerFunction: string }[];
    composeTrigger?: { selectActions: { text: string; runFunction: string }[]; draftAccess?: string };
  };
}

export interface Manifest {
  timeZone: string;
  /** Those that it names; undefined where Google derives them from the code. */
  oauthScopes?: string[];
  urlFetchWhitelist?: string[];
  /** Absent in a script that is no add-on. */
  addOns?: AddOns;
  dependencies?: {
    libraries?: { userSymbol: string }[];
    enabledAdvancedServices?: { userSymbol: string; serviceId: string }[];
  };
}

export interface ManifestReading {
  manifest: Manifest;
  /** What this host had to assume, a sentence each. */
  notes: string[];
}

/** @throws Error with one sentence for each thing that is wrong. */
export function readManifest(file: SourceFile): ManifestReading {
  const reading = readJson(file.text);
  if ('problem' in reading) throw new Error(`${file.name}, line ${reading.line}: ${reading.problem}.`);
  const problems = manifestProblems(reading.value);
  if (problems.length) throw new Error(problems.map((problem) => `${file.name}: ${problem}`).join('\n'));
  const notes: string[] = [];
  const written = reading.value as Partial<Manifest> & { gmail?: OldGmail };
  const { timeZone, gmail, addOns, ...others } = written;
  if (timeZone === undefined) notes.push(`The manifest names no timeZone, so it is ${USUAL_ZONE}.`);
  if (gmail) notes.push('The manifest’s section gmail is read as addOns, of which it is the old form.');
  const now = addOns ?? (gmail && modern(gmail));
  return {
    manifest: { ...others, timeZone: timeZone ?? USUAL_ZONE, ...(now ? { addOns: now } : {}) },
    notes,
  };
}

/** Of a new project (assumed for a manifest that names none). */
const USUAL_ZONE = 'America/New_York';

/** The section that Gmail add-ons had before Google Workspace add-ons; that it still works is seen in Google's samples. */
interface OldGmail {
  name: string;
  logoUrl: string;
  primaryColor?: string;
  openLinkUrlPrefixes?: string[];
  useLocaleFromApp?: boolean;
  universalActions?: { text: string; runFunction?: string; openLink?: string }[];
  contextualTriggers?: { onTriggerFunction: string }[];
  composeTrigger?: { selectActions: { text: string; runFunction: string }[]; draftAccess?: string };
}

function modern(old: OldGmail): AddOns {
  const { name, logoUrl, primaryColor, universalActions, contextualTriggers, composeTrigger } = old;
  const { openLinkUrlPrefixes, useLocaleFromApp } = old;
  return {
    common: {
      name,
      logoUrl,
      ...(primaryColor === undefined ? {} : { layoutProperties: { primaryColor } }),
      ...(universalActions
        ? { universalActions: universalActions.map(({ text, ...does }) => ({ label: text, ...does })) }
        : {}),
      ...(openLinkUrlPrefixes ? { openLinkUrlPrefixes } : {}),
      ...(useLocaleFromApp === undefined ? {} : { useLocaleFromApp }),
    },
    gmail: {
      ...(contextualTriggers ? { contextualTriggers } : {}),
      ...(composeTrigger ? { composeTrigger } : {}),
    },
  };
}
