/** Owns the switches of an org that concern log-ins and tokens: what the app, a profile and the org's settings allow. */

export interface SignInControls {
  /** False: the org is locked, closed or suspended. */
  organizationActive: boolean;
  /** Names of users whom an admin has frozen: they cannot log in and get no token, and what they have lives on. */
  frozenUsers: string[];
  /** Names of the users who may use the app while `adminApprovalRequired` is on. */
  approvedUsers: string[];
  /** "Refresh Token Policy" of the app; a change of it is met by the tokens that there are (seen). */
  refreshTokenPolicy: RefreshTokenPolicy;
  /** How many tokens a user may get within an hour by other ways than a refresh. */
  loginsAnHour: number;
  /** Every request comes from an address that is not in the login IP ranges of the users' profiles. */
  outsideLoginRanges: boolean;
  /** "IP Relaxation" of the app. */
  ipRelaxation: 'enforce' | 'relaxForRefresh' | 'relax';
  /** "Enforce login IP ranges on every request" of the session settings. */
  ipOnEveryRequest: boolean;
  /** The app has an IP allowlist for refresh tokens, and every request comes from elsewhere. */
  outsideRefreshAllowlist: boolean;
  /** "Allow OAuth Username-Password Flows" of the org. */
  passwordFlow: 'blocked' | 'on';
  /** "Enable JWT Bearer Flow" of the app, and its certificate or public key as PEM. */
  jwtBearer: 'off' | { certificate: string };
}

/** Hours are measured on the org's clock: from the approval, or from the last use. */
export type RefreshTokenPolicy =
  'untilRevoked' | 'immediately' | { expiresAfterHours: number } | { unusedHours: number };

/**
 * As in a new org: orgs since Summer '23 block the password flow (documented). 3,600 log-ins an hour are assumed.
 */
export const SIGN_IN_DEFAULTS: SignInControls = {
  organizationActive: true,
  frozenUsers: [],
  approvedUsers: [],
  refreshTokenPolicy: 'untilRevoked',
  loginsAnHour: 3600,
  outsideLoginRanges: false,
  ipRelaxation: 'enforce',
  ipOnEveryRequest: false,
  outsideRefreshAllowlist: false,
  passwordFlow: 'blocked',
  jwtBearer: 'off',
};
