/** Owns which user permissions this org's schema has: names of PermissionSet fields without `Permissions`. */

/**
 * The names are PermissionSet's (documented). A real org has some hundreds; these are what a sync might ask about,
 * and any other is an unknown field here, as it is in an org whose edition lacks it.
 */
export const PERMISSION_NAMES: readonly string[] = [
  'ActivitiesAccess',
  'ApiEnabled',
  'ApiUserOnly',
  'AuthorApex',
  'ConvertLeads',
  'CreateAuditFields',
  'CustomizeApplication',
  'EditEvent',
  'EditReadonlyFields',
  'EditTask',
  'ManageUsers',
  'ModifyAllData',
  'PasswordNeverExpires',
  'RunReports',
  'UpdateWithInactiveOwner',
  'ViewAllData',
  'ViewAllProfiles',
  'ViewAllUsers',
  'ViewSetup',
];
