/** Owns what may be set on an org: the control API hands on what a client sent, so each value is looked at. */

import type { OrgControls } from './controls';
import { DATA_CHECKS, type DataControls } from './data-controls';
import { id18 } from './ids';
import { PERMISSION_NAMES } from './permissions';
import { SIGN_IN_CHECKS } from './sign-in-checks';

const isBoolean = (value: unknown) => typeof value === 'boolean';

const CHECKS: Record<Exclude<keyof OrgControls, keyof DataControls>, (value: unknown) => boolean> = {
  rotation: isBoolean,
  appBlocked: isBoolean,
  appInstalled: isBoolean,
  unavailable: (value) => ['off', '503', 'html', 'timeout'].some((known) => known === value),
  serviceUserActive: isBoolean,
  serviceUserName: (value) => typeof value === 'string' && value !== '',
  sessionHours: (value) => typeof value === 'number' && value > 0,
  adminApprovalRequired: isBoolean,
  clientCredentials: (value) => value === 'off' || isRunAs(value),
  servicePermissions: (value) =>
    Array.isArray(value) && value.every((name: unknown) => PERMISSION_NAMES.some((known) => known === name)),
  tokenAnswer: (value) => value === null || isTokenAnswer(value),
  queryAnswer: (value) => value === null || isQueryAnswer(value),
  restAnswer: (value) => value === null || isRestAnswer(value),
  dailyApiCalls: (value) => Number.isInteger(value) && Number(value) >= 0,
  instanceUrl: (value) => value === null || typeof value === 'string',
  organizationId: (value) => value === null || isOrganizationId(value),
  ...SIGN_IN_CHECKS,
};

/** @throws Error naming the first control that does not exist or has a value it cannot have. */
export function checkControls(controls: object): void {
  const problem = controlProblem(controls);
  if (problem !== undefined) throw new Error(`The controls of an org: ${problem}.`);
}

/** The same as words, for instance `rotation cannot be 7`; undefined when all can be set. */
export function controlProblem(controls: object): string | undefined {
  for (const [name, value] of Object.entries(controls)) {
    if (isDataControl(name)) {
      const problem = DATA_CHECKS[name](value);
      if (problem) return `${name} ${problem}`;
      continue;
    }
    if (!isControl(name)) return `there is no ${JSON.stringify(name)}`;
    if (!CHECKS[name](value)) return `${name} cannot be ${JSON.stringify(value)}`;
  }
  return undefined;
}

function isDataControl(name: string): name is keyof DataControls {
  return Object.hasOwn(DATA_CHECKS, name);
}

function isControl(name: string): name is keyof typeof CHECKS {
  return Object.hasOwn(CHECKS, name);
}

function isRunAs(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'runAs') return false;
  const { runAs } = value as { runAs: unknown };
  return runAs === null || typeof runAs === 'string';
}

function isTokenAnswer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { grantType, status, error, error_description: text } = value as Record<string, unknown>;
  return [grantType, error, text].every((part) => typeof part === 'string') && Number.isInteger(status);
}

function isQueryAnswer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { about, errorCode, message } = value as Record<string, unknown>;
  return [about, errorCode, message].every((part) => typeof part === 'string' && part !== '');
}

function isRestAnswer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { method, path, status, errorCode, message } = value as Record<string, unknown>;
  const isStatus = Number.isInteger(status) && Number(status) >= 200 && Number(status) < 600;
  return (
    (method === null || typeof method === 'string') &&
    isStatus &&
    [path, errorCode, message].every((part) => typeof part === 'string')
  );
}

function isOrganizationId(value: unknown): boolean {
  return (
    typeof value === 'string' && /^00D[a-zA-Z0-9]{15}$/.test(value) && id18(value.slice(0, 15)) === value
  );
}
