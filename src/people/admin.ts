/** Owns who is an admin: by the caller's own directory entry, or named by such a person; asked again after 5 minutes. */

import { AppError } from '../errors';
import type { Directory } from '../google/directory';
import type { ValueCache } from '../ports';

/** Workspace: a super admin of the domain. Named: someone whom a Workspace admin has named. */
export type AdminKind = 'workspace' | 'named' | 'none';

export interface Admins {
  /** @throws google.unavailable, http.unreachable */
  kind(): AdminKind;
  /** @throws access.not_admin */
  require(): void;
  /** @throws access.not_admin, access.not_workspace_admin */
  requireWorkspace(): void;
}

const CACHE_KEY = 'admin-kind';
const CACHE_SECONDS = 300;

export function createAdmins(deps: {
  email: string;
  directory: Pick<Directory, 'isSuperAdmin'>;
  /** The user's own cache, which nobody else can write. */
  cache: ValueCache;
  namedAdmins: () => readonly string[];
}): Admins {
  function ask(): AdminKind {
    if (deps.directory.isSuperAdmin(deps.email)) return 'workspace';
    return deps.namedAdmins().includes(deps.email) ? 'named' : 'none';
  }

  function kind(): AdminKind {
    const known = deps.cache.get(CACHE_KEY);
    if (known === 'workspace' || known === 'named' || known === 'none') return known;
    const fresh = ask();
    deps.cache.put(CACHE_KEY, fresh, CACHE_SECONDS);
    return fresh;
  }

  function require(): AdminKind {
    const found = kind();
    if (found === 'none') throw new AppError('access.not_admin', 'not an admin');
    return found;
  }

  return {
    kind,
    require: () => void require(),
    requireWorkspace() {
      if (require() !== 'workspace')
        throw new AppError('access.not_workspace_admin', 'not a Workspace admin');
    },
  };
}
