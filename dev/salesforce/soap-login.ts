/** Owns the two calls of the SOAP API that a REST client needs: `login()` and `logout()`. */

import { Hono } from 'hono';
import { openGrant, revokeToken } from './grants';
import type { Org, OrgUser } from './org';
import { childText, parseXml, type XmlElement } from './schema/metadata-xml';
import { isFrozen } from './sign-in-policy';
import { USER_DEFAULTS } from './user-details';

/** `login()` ends with this version; until Summer '27 older ones have it (documented). */
const LAST_WITH_LOGIN = 64;

/** A call that is refused: always with status 500 (SOAP 1.1). */
class SoapFault extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

export function soapRoutes(org: Org): Hono {
  const app = new Hono();
  // The second has the organization's id at its end, as `serverUrl` gives it.
  for (const path of ['/services/Soap/u/:version', '/services/Soap/u/:version/:organization'])
    app.post(path, async (c) => {
      const headers = { 'content-type': 'text/xml;charset=UTF-8' };
      try {
        const { header, call } = readEnvelope(await c.req.text());
        return c.body(
          envelope(answer(org, { header, call, version: c.req.param('version') ?? '' })),
          200,
          headers,
        );
      } catch (error) {
        if (!(error instanceof SoapFault)) throw error;
        return c.body(envelope(faultXml(error)), 500, headers);
      }
    });
  return app;
}

interface Envelope {
  header: XmlElement | undefined;
  call: XmlElement;
}

/** Prefixes of namespaces are passed over. Words assumed. */
function readEnvelope(text: string): Envelope {
  const plain = (element: XmlElement): XmlElement => ({
    ...element,
    name: element.name.replace(/^.*:/, ''),
    children: element.children.map(plain),
  });
  let top: XmlElement;
  try {
    top = plain(parseXml(text, 'The request'));
  } catch (error) {
    throw new SoapFault('UNKNOWN_EXCEPTION', error instanceof Error ? error.message : 'no XML');
  }
  const call = child(child(top, 'Body'), undefined);
  if (top.name !== 'Envelope' || !call) throw new SoapFault('UNKNOWN_EXCEPTION', 'No operation available');
  return { header: child(top, 'Header'), call };
}

function child(element: XmlElement | undefined, name: string | undefined): XmlElement | undefined {
  return element?.children.find((one) => name === undefined || one.name === name);
}

function answer(org: Org, { header, call, version }: Envelope & { version: string }): string {
  switch (call.name) {
    case 'login':
      return login(org, call, version);
    case 'logout':
      return logout(org, child(header, 'SessionHeader'));
    default:
      throw new SoapFault('UNKNOWN_EXCEPTION', `${call.name} of the SOAP API is not built in this simulator`);
  }
}

/** Words seen, for whatever stands against the user (assumed); of the version assumed. */
function login(org: Org, call: XmlElement, version: string): string {
  if (!/^\d\d\.0$/.test(version) || Number.parseInt(version, 10) > LAST_WITH_LOGIN)
    throw new SoapFault('INVALID_OPERATION', `login() is not available in API version ${version}`);
  const user = org.userByName(childText(call, 'username') ?? '');
  const { organizationActive, outsideLoginRanges } = org.controls();
  const isIn = user?.active && user.password === childText(call, 'password') && !isFrozen(org, user);
  if (!isIn || !organizationActive || outsideLoginRanges)
    throw new SoapFault('INVALID_LOGIN', 'Invalid username, password, security token; or user locked out.');
  if (!user.permissions.includes('ApiEnabled'))
    throw new SoapFault('API_DISABLED_FOR_ORG', 'API is not enabled for this Organization or Partner');
  const { accessToken } = openGrant(org, user, ['full']);
  return `<loginResponse><result>${resultXml(org, { user, version, accessToken })}</result></loginResponse>`;
}

/** Fields documented, a part of them. */
function resultXml(
  org: Org,
  { user, version, accessToken }: { user: OrgUser; version: string; accessToken: string },
): string {
  const address = (kind: string) =>
    `${org.origin()}/services/Soap/${kind}/${version}/${org.organizationId().slice(0, 15)}`;
  const userInfo = {
    organizationId: org.organizationId(),
    organizationName: org.seed().name,
    userEmail: user.email,
    userFullName: user.name,
    userId: user.id,
    userLanguage: USER_DEFAULTS.language,
    userLocale: USER_DEFAULTS.locale,
    userName: user.username,
    userTimeZone: USER_DEFAULTS.timeZone,
    userType: 'Standard',
  };
  const result = {
    metadataServerUrl: address('m'),
    passwordExpired: 'false',
    sandbox: String(org.key === 'sandbox'),
    serverUrl: address('u'),
    sessionId: accessToken,
    userId: user.id,
  };
  return `${elements(result)}<userInfo>${elements(userInfo)}</userInfo>`;
}

const elements = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
    .join('');

/** Words seen. */
function logout(org: Org, session: XmlElement | undefined): string {
  const token = session && childText(session, 'sessionId');
  if (!token || !revokeToken(org, token))
    throw new SoapFault(
      'INVALID_SESSION_ID',
      'Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash',
    );
  return '<logoutResponse/>';
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string) => text.replace(/[&<>"]/g, (char) => ENTITIES[char]!);

const faultXml = ({ code, message }: SoapFault) =>
  `<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${escapeXml(message)}</faultstring></soapenv:Fault>`;

function envelope(body: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope ' +
    'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" ' +
    `xmlns:sf="urn:fault.partner.soap.sforce.com"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  );
}
