/** Owns composing what the domain's admins have set, and who they are. */

import { createCredentialsStore } from '../oauth/app-credentials';
import {
  leaveOut,
  pauseUser,
  resumeUser,
  saveAdmins,
  saveMail,
  saveLeftOut,
  saveWholeScope,
  type TypedScope,
} from '../organization/change-settings';
import { requireOwnInstallation } from '../organization/installation';
import { NEW_MAIL_SETTINGS, type TypedMailSettings } from '../organization/mail-settings';
import { createSettingsStore, scopeOf, SETTINGS, type SettingsStore } from '../organization/settings';
import { createAdmins } from '../people/admin';
import { hasCode } from '../errors';
import { isInScope, type IsMember, type Scope } from '../people/scope';
import { createScopeProblem, scopeProblemOf } from '../people/scope-problem';
import { readScope, type ScopeReading } from '../people/scope-reading';
import { readSnapshot, writeSnapshot } from '../people/scope-snapshot';
import { ensureHourlyTrigger } from '../runtime/callbacks';
import { sha256 } from '../runtime/secrets';
import { createSharedValue } from '../store/shared-value';
import { ensureTrigger } from '../sync/hourly-trigger';
import { type CallerParts, nowMs } from './caller-parts';
import { once } from './lazily';

export type DomainParts = ReturnType<typeof createDomainParts>;

export function createDomainParts(caller: CallerParts) {
  const { stores, person, keys, directory } = caller;
  const settings = once(() => {
    const { domain, domainCache, withDomainLock } = stores();
    const value = createSharedValue({ properties: domain, cache: domainCache }, keys().settings, SETTINGS);
    return createSettingsStore({ value, withLock: withDomainLock, nowMs });
  });
  const admins = once(() =>
    createAdmins({
      email: person().address,
      directory: directory(),
      cache: stores().mineCache,
      namedAdmins: () => settings().read().admins,
    }),
  );
  const scope = () => scopeOf(settings().read(), keys().domain);
  const snapshot = () => readSnapshot((key) => stores().domain.getProperty(key), keys());
  const isMember: IsMember = (digest) => snapshot().isMember(digest);
  const scopeProblem = once(() => createScopeProblem(stores().domain, keys()));
  const keepReading = (reading: ScopeReading) => {
    const taken = { atMs: nowMs(), by: person().address };
    writeSnapshot({ properties: stores().domain, keys: keys(), sha256 }, reading, taken);
    if (scopeProblem().read()) scopeProblem().erase();
  };
  return {
    settings,
    mailSettings: () => settings().read().mail ?? NEW_MAIL_SETTINGS,
    admins,
    credentials: once(() => createCredentialsStore({ properties: stores().domain, keys: keys() })),
    isMember,
    /** When and by whom the scope's groups were last read; undefined while nobody has. */
    scopeReading: () => snapshot().head(),
    /** Why the groups could not be read the last time; undefined when they could. */
    scopeProblem: () => scopeProblem().read(),
    /**
     * Reads the scope's groups and counts the accounts. A group that cannot be read is a problem, noted for the admins
     * and returned; the last reading goes on to hold. @throws google.*, http.*
     */
    renewScope() {
      try {
        keepReading(readScope(directory(), scope()));
        return undefined;
      } catch (error) {
        if (!hasCode(error, 'input.invalid')) throw error;
        const found = scopeProblemOf(error, nowMs());
        scopeProblem().write(found);
        return found;
      }
    },
    /** Before an admin's first write. @throws access.other_installation */
    requireOwnInstallation: () => requireOwnInstallation(stores().domain, keys()),
    /** Looks for the caller's hourly trigger where that is due, and makes it. */
    ensureTrigger: () =>
      ensureTrigger({
        mine: caller.mine(),
        record: caller.myRecord(),
        nowMs: nowMs(),
        isInScope: () => isInScope(scope(), person(), isMember),
        make: () => ensureHourlyTrigger('onHourlyRun'),
      }),
    changes: once(() => createChanges(caller, settings, keepReading)),
  };
}

/** What an admin may change, once a handler has looked at their rights. */
function createChanges(
  { stores, keys, directory }: CallerParts,
  settings: () => SettingsStore,
  keepReading: (reading: ScopeReading) => void,
) {
  const deps = {
    settings: settings(),
    ownsDomain: (domain: string) => directory().ownsDomain(domain),
    readScope: (scope: Scope) => readScope(directory(), scope),
    keepReading,
    properties: stores().domain,
    sha256,
    home: keys().domain,
  };
  return {
    saveWholeScope: (typed: TypedScope) => saveWholeScope(deps, typed),
    saveLeftOut: (typed: string) => saveLeftOut(deps, typed),
    saveAdmins: (typed: string) => saveAdmins(deps, typed),
    saveMail: (typed: TypedMailSettings) => saveMail(settings(), typed),
    leaveOut: (address: string) => leaveOut(settings(), address),
    pauseUser: (address: string) => pauseUser(settings(), address, nowMs()),
    resumeUser: (address: string) => resumeUser(settings(), address),
  };
}
