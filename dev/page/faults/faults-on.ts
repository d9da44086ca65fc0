/** Owns saying in words what is broken on purpose right now. */

import type { FaultsState, OrgControls } from '../../host/api';
import type { Times } from '../times';
import { count } from '../texts';

type OrgName = keyof FaultsState['salesforce'];

/** One sentence a fault, without its full stop; empty when all works. A held execution is no fault but its effect. */
export function faultsOn(state: FaultsState, times: Pick<Times, 'hour'>): string[] {
  return [
    ...googleFaults(state.google),
    ...orgFaults('production', state.salesforce.production),
    ...orgFaults('sandbox', state.salesforce.sandbox),
    ...scriptFaults(state),
    ...state.busyLocks.map(
      ({ lock, user, untilMs }) =>
        `The ${lock} lock${user === undefined ? '' : ` of ${user}`} is busy until ${times.hour(untilMs)}`,
    ),
    ...Object.entries(state.limits).map(([name, limit]) => `The limit ${name} is lowered to ${count(limit)}`),
  ];
}

function googleFaults(google: FaultsState['google']): string[] {
  const {
    missingPeople: missing,
    everybodyIn: groups,
    withdrawnScopes,
    gmailFault,
    gmailBatchAtOnce: atOnce,
    gmailHistoryDays: days,
  } = google;
  const withdrawn = Object.keys(withdrawnScopes);
  return texts([
    [!google.domainGrant, 'The domain-wide grant is off'],
    [google.directoryDown, 'The directory answers 503'],
    [google.apiOff, 'The Admin SDK API is off'],
    [google.everyoneIsAdmin, 'The directory says that everyone is an admin'],
    [google.emptyGroups, 'Groups have no members'],
    [missing.length > 0, `The directory does not know ${missing.join(', ')}`],
    [groups.length > 0, `Everybody is in ${groups.join(', ')}`],
    [withdrawn.length > 0, `Google grants fewer scopes to ${withdrawn.join(', ')}`],
    [gmailFault, gmailFault && `Gmail ${GMAIL[gmailFault.act]}${at(gmailFault.path)}${oneIn(gmailFault)}`],
    [atOnce !== null, `Gmail answers ${count(atOnce ?? 0)} parts of a batch at once`],
    [
      days !== GMAIL_HISTORY_DAYS,
      `Gmail’s history is kept for ${days === 1 ? '1 day' : `${count(days)} days`}`,
    ],
  ]);
}

/** As long as Gmail's documentation promises at least. */
const GMAIL_HISTORY_DAYS = 7;
type GmailAct = NonNullable<FaultsState['google']['gmailFault']>['act'];
const GMAIL: Readonly<Record<GmailAct, string>> = {
  '503': 'answers 503',
  '429': 'answers 429',
  '403': 'answers 403',
  slow: 'is slow',
};

function at(path: string | undefined): string {
  return path === undefined ? '' : ` where the path has ${path}`;
}

function oneIn(fault: { oneIn?: number }): string {
  return fault.oneIn === undefined ? '' : `, to one in ${count(fault.oneIn)}`;
}

const OUTAGES: Readonly<Record<OrgControls['unavailable'], string>> = {
  off: '',
  '503': 'answers 503',
  html: 'shows a maintenance page',
  timeout: 'does not answer',
};

/** Rotation is a policy that many orgs have, and breaks nothing. */
function orgFaults(name: OrgName, org: Partial<OrgControls>): string[] {
  return texts([
    [org.appInstalled === false, 'does not know the app'],
    [org.appBlocked, 'has blocked the app'],
    [org.adminApprovalRequired, 'lets only approved users use the app'],
    [org.serviceUserActive === false, 'has frozen the service user'],
    [org.organizationActive === false, 'is locked'],
    [org.frozenUsers?.length, `has frozen ${org.frozenUsers?.join(', ') ?? ''}`],
    [org.outsideLoginRanges, 'sees every request come from outside the login IP ranges'],
    [org.outsideRefreshAllowlist, 'allows no refresh from here'],
    [org.loginsAnHour !== undefined, `allows ${count(org.loginsAnHour ?? 0)} log-ins an hour`],
    [org.servicePermissions, 'gives the service user other permissions'],
    ...(org.faults ?? []).map((fault): [unknown, string] => [true, orgFault(fault)]),
    ...DATA_FAULTS.map(([control, text]): [unknown, string] => [control in org, text]),
    [org.unavailable, OUTAGES[org.unavailable ?? 'off']],
    [org.tokenAnswer, `refuses tokens: ${org.tokenAnswer?.error ?? ''}`],
    [org.instanceUrl, `says that its instance is ${org.instanceUrl ?? ''}`],
    [org.organizationId, 'was refreshed and has another id'],
  ]).map((text) => `Salesforce ${name} ${text}`);
}

type OrgFault = OrgControls['faults'][number];
const ORG_ACTS: Readonly<Record<OrgFault['act'], string>> = {
  error: 'answers an error to',
  '503': 'answers 503 to',
  html: 'shows a page in answer to',
  redirect: 'sends elsewhere',
  timeout: 'does not answer',
  slow: 'is slow with',
  cut: 'cuts off the answers to',
  drop: 'hangs up on',
  lost: 'carries out, and loses the answers to,',
};

function orgFault({ act, method, path }: OrgFault): string {
  const calls = method === undefined ? 'calls' : `${method} calls`;
  return `${ORG_ACTS[act]} ${calls}${path === undefined ? '' : ` of ${path}…`}`;
}

/** Deployed fields, duplicate rules and sharing are how an admin has set the org up; the rest breaks something. */
const DATA_FAULTS: readonly [keyof OrgControls, string][] = [
  ['readOnly', 'is in read-only mode'],
  ['storageFull', 'has no room for a record'],
  ['lockRows', 'finds rows locked'],
  ['enhancedEmail', 'is without Enhanced Email'],
  ['sharedActivities', 'is without Shared Activities'],
  ['validationRules', 'has validation rules of its own'],
  ['fieldPermissions', 'keeps fields from the service user'],
  ['dailyApiCalls', 'has another daily allowance'],
  ['queryAnswer', 'refuses some queries'],
  ['restAnswer', 'refuses some calls'],
  ['movedTo', 'has moved to another address'],
];

function scriptFaults({ properties, hold, kill, chance, fetch, latency }: FaultsState): string[] {
  return texts([
    [properties.staleReadsMs > 0, `Property reads are stale for ${count(properties.staleReadsMs)} ms`],
    [properties.refuseWrites !== 'none', `Writes of ${properties.refuseWrites} properties are refused`],
    [hold, hold && `${whose(hold)} is held at ${hold.service}.${hold.method}`],
    [kill, kill && `The next ${whoseNext(kill)} is killed ${kill.at} its call ${kill.call}`],
    [chance, chance && `One step in ${count(chance.oneIn)} fails by chance`],
    [fetch, fetch && `Fetches of ${fetch.urlPrefix}… ${FETCHES[fetch.act]}`],
    [latency === 'published', 'Service calls take their published time'],
  ]);
}

type Act = NonNullable<FaultsState['fetch']>['act'];
const FETCHES: Readonly<Record<Act, string>> = {
  dns: 'find no such name',
  hang: 'hang',
  cut: 'are cut off',
  html: 'answer a page of HTML',
  status: 'answer with an error',
};

function whose({ function: name, user }: { function?: string; user?: string }): string {
  return `${name ?? 'Every execution'}${user === undefined ? '' : ` of ${user}`}`;
}

function whoseNext({ function: name, user }: { function?: string; user?: string }): string {
  return `${name ?? 'execution'}${user === undefined ? '' : ` of ${user}`}`;
}

/** Those whose first half holds. */
function texts(pairs: [unknown, string | null][]): string[] {
  return pairs.flatMap(([holds, text]) => (holds && text ? [text] : []));
}
