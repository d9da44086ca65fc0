import { approve, connect } from './browser';
import { api, authorizeUrl, createWorld, exchange, MY_DOMAIN, PERSON, SERVICE, type World } from './world';

let world: World;
let token: string;
beforeEach(async () => {
  world = createWorld();
  token = (await connect(world))['access_token']!;
});

const UNUSABLE = { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' };
const NOT_FOUND = { message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' };

test('versions need no token, and run from Summer 14 to Winter 27', async () => {
  const response = await world.fetch(`${MY_DOMAIN}/services/data/`);
  const rows = (await response.json()) as { label: string }[];
  expect(rows).toHaveLength(38);
  expect(rows[0]).toEqual({ label: "Summer '14", url: '/services/data/v31.0', version: '31.0' });
  expect(rows.slice(-3).map(({ label }) => label)).toEqual(["Spring '26", "Summer '26", "Winter '27"]);
});

test('a version lists its resources', async () => {
  const response = await api(world, token, '');
  expect(await response.json()).toMatchObject({
    query: '/services/data/v66.0/query',
    sobjects: '/services/data/v66.0/sobjects',
    identity: expect.stringMatching(/^https:\/\/login\.salesforce\.com\/id\/00D/) as string,
  });
});

test.each([
  ['v30.0', 410, { errorCode: 'UNSUPPORTED_API_VERSION' }],
  ['v69.0', 404, NOT_FOUND],
  ['66.0', 404, NOT_FOUND],
  ['v66.5', 404, NOT_FOUND],
  ['vNaN.0', 404, NOT_FOUND],
])('version %s answers %i', async (version, status, error) => {
  const headers = { authorization: `Bearer ${token}` };
  const response = await world.fetch(`${MY_DOMAIN}/services/data/${version}/sobjects/Task`, { headers });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject([error]);
});

describe('the token', () => {
  const asked = (authorization?: string) =>
    world.fetch(
      `${MY_DOMAIN}/services/data/v66.0/sobjects/Task`,
      authorization === undefined ? {} : { headers: { authorization } },
    );

  test.each([[undefined], ['Bearer nonsense']])('%s is refused as Salesforce does', async (header) => {
    const response = await asked(header);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Token');
    expect(await response.json()).toEqual([UNUSABLE]);
  });

  test('in another scheme is a wrong header', async () => {
    const response = await asked('Basic abc');
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual([
      { message: 'INVALID_HEADER_TYPE', errorCode: 'INVALID_AUTH_HEADER' },
    ]);
  });

  test.each(['Bearer', 'bearer', 'OAuth'])('is taken after %s', async (scheme) => {
    expect((await asked(`${scheme} ${token}`)).status).toBe(200);
  });

  test.each([{ serviceUserActive: false }, { appBlocked: true }, { appInstalled: false }])(
    'ends with %j',
    async (controls) => {
      world.salesforce.org('production').set(controls);
      expect((await asked(`Bearer ${token}`)).status).toBe(401);
    },
  );

  test('without the scope api is not for the API', async () => {
    const back = await approve(
      world,
      SERVICE,
      authorizeUrl(world, { scope: 'refresh_token', prompt: 'consent' }),
    );
    const { json } = await exchange(world, back.url.searchParams.get('code')!);
    const response = await asked(`Bearer ${json['access_token']}`);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual([
      { message: 'This session is not valid for use with the REST API', errorCode: 'INVALID_SESSION_ID' },
    ]);
  });

  test('of a user without API Enabled is refused', async () => {
    world.salesforce.org('production').set({ servicePermissions: ['ViewAllData'] });
    const response = await asked(`Bearer ${token}`);
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual([
      { message: 'The REST API is not enabled for this Organization.', errorCode: 'API_DISABLED_FOR_ORG' },
    ]);
  });
});

test('each answer tells how many calls the org has made', async () => {
  const usage = async (path: string) => (await api(world, token, path)).headers.get('sforce-limit-info');
  expect(await usage('')).toBe('api-usage=1/100000');
  expect(await usage('/sobjects/Task')).toBe('api-usage=2/100000');
  expect(await usage('/nothing')).toBe('api-usage=3/100000');
  const refused = await world.fetch(`${MY_DOMAIN}/services/data/v66.0/query`);
  expect(refused.headers.get('sforce-limit-info')).toBe('api-usage=3/100000');
});

describe('an object', () => {
  const describeOf = async (name: string, as = token) => {
    const response = await api(world, as, `/sobjects/${name}`);
    return ((await response.json()) as { objectDescribe?: Record<string, unknown> }).objectDescribe;
  };

  test.each(['Task', 'Event', 'EmailMessage', 'EmailMessageRelation', 'User', 'Organization'])(
    '%s can be described',
    async (name) => {
      const urls = { sobject: `/services/data/v66.0/sobjects/${name}` };
      expect(await describeOf(name.toLowerCase())).toMatchObject({ name, queryable: true, urls });
    },
  );

  test('can be created by who has the permissions', async () => {
    const createable = async () => {
      const names = ['Task', 'Event', 'EmailMessage', 'EmailMessageRelation', 'User', 'Organization'];
      const flags = await Promise.all(names.map(async (name) => (await describeOf(name))?.['createable']));
      return names.filter((_, n) => flags[n]);
    };
    expect(await createable()).toEqual(['Task', 'Event', 'EmailMessage', 'EmailMessageRelation']);
    const { set } = world.salesforce.org('production');
    set({ servicePermissions: ['ApiEnabled', 'EditTask'] });
    expect(await createable()).toEqual(['Task']);
    set({ servicePermissions: ['ApiEnabled', 'EditEvent', 'ActivitiesAccess'] });
    expect(await createable()).toEqual(['Event']);
  });

  test('is judged by the permissions of the caller, not of the service user', async () => {
    const own = (await connect(world, PERSON))['access_token']!;
    world.salesforce.org('production').set({ servicePermissions: ['ApiEnabled'] });
    expect((await describeOf('Task', own))!['createable']).toBe(true);
  });

  test('is listed among all', async () => {
    const response = await api(world, token, '/sobjects');
    const all = (await response.json()) as { sobjects: { name: string }[] };
    expect(all).toMatchObject({ encoding: 'UTF-8', maxBatchSize: 200 });
    const names = all.sobjects.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(expect.arrayContaining(['Account', 'Contact', 'EmailMessage', 'Task', 'User']));
  });
});

test.each(['/sobjects/Nothing', '/nothing', '/query/more/deep', '/sobjects/Nothing/describe'])(
  '%s is not found',
  async (path) => {
    const response = await api(world, token, path);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual([NOT_FOUND]);
  },
);

test.each(['', '/query', '/sobjects', '/limits'])('%j takes no other method', async (path) => {
  const headers = { authorization: `Bearer ${token}` };
  const response = await world.fetch(`${MY_DOMAIN}/services/data/v66.0${path}`, {
    method: 'DELETE',
    headers,
  });
  expect(response.status).toBe(405);
  expect(await response.json()).toEqual([
    { message: "HTTP Method 'DELETE' not allowed. Allowed are HEAD,GET", errorCode: 'METHOD_NOT_ALLOWED' },
  ]);
});

test('a query must be there, and its address not too long', async () => {
  const missing = await api(world, token, '/query');
  expect(missing.status).toBe(400);
  expect(await missing.json()).toEqual([
    { message: 'A query string has to be specified', errorCode: 'MALFORMED_QUERY' },
  ]);
  expect((await api(world, token, `/query?q=${'x'.repeat(16_384)}`)).status).toBe(414);
  expect((await api(world, token, '/query/?q=SELECT+Id+FROM+Organization')).status).toBe(200);
});
