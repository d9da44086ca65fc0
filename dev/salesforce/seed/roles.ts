/** Owns who stands above whom in the demo company's sales, for the role hierarchy. */

/** A parent stands before those below it. */
export const ROLES: readonly { name: string; parent: string | null }[] = [
  { name: 'Managing Director', parent: null },
  { name: 'VP Sales', parent: 'Managing Director' },
  { name: 'Sales Manager EMEA', parent: 'VP Sales' },
  { name: 'Sales Representative EMEA', parent: 'Sales Manager EMEA' },
  { name: 'Sales Representative Americas', parent: 'VP Sales' },
  { name: 'Support Manager', parent: 'Managing Director' },
  { name: 'Support Agent', parent: 'Support Manager' },
];

/** By what stands before the at sign of the address; the others have no role. */
export const ROLE_OF: Readonly<Record<string, string>> = {
  dana: 'Managing Director',
  omar: 'VP Sales',
  priya: 'Sales Manager EMEA',
  mia: 'Sales Representative EMEA',
  jonas: 'Sales Representative EMEA',
  tom: 'Sales Representative EMEA',
  sam: 'Sales Representative Americas',
  noor: 'Sales Representative Americas',
  lucia: 'Support Manager',
  ben: 'Support Agent',
};
