/** Owns an org's users as they are now: the seed's, and what has been set on the service user. */

import type { OrgSeed } from '../world/scenarios';
import type { OrgControls } from './controls';
import { recordId } from './ids';
import type { OrgUser } from './org';

/** Ids come from the seed's organization id, so that users keep theirs when the org gets another. */
export function usersOf(seed: OrgSeed, controls: OrgControls): OrgUser[] {
  return seed.users.map((user, index) => {
    const isService = user.role === 'service';
    return {
      ...user,
      id: recordId('005', seed.organizationId, index),
      name: isService ? controls.serviceUserName : user.name,
      active: !isService || controls.serviceUserActive,
      permissions: isService ? controls.servicePermissions : user.permissions,
    };
  });
}
