import { createHash, createHmac } from 'node:crypto';
import { CODE_MS } from '../../../../dev/salesforce/codes';
import { CANARY } from '../../../../dev/world/canary';
import { scenario } from '../../../../dev/world/scenarios';
import { approve, newCode } from './browser';
import {
  authorizeUrl,
  consumer,
  createWorld,
  exchange,
  MY_DOMAIN,
  SERVICE,
  START_MS,
  type World,
} from './world';

let world: World;
beforeEach(() => {
  world = createWorld();
});

const refusal = (answer: { status: number; json: Record<string, string> }) => [
  answer.status,
  answer.json['error'],
  answer.json['error_description'],
];

describe('a code', () => {
  test('gives the documented answer', async () => {
    const answer = await exchange(world, await newCode(world));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { json } = answer;
    expect(Object.keys(json)).toEqual([
      'access_token',
      'refresh_token',
      'signature',
      'scope',
      'instance_url',
      'id',
      'token_type',
      'issued_at',
    ]);
    expect(json['access_token']).toMatch(/^00DHp000001gPLa!AQ/);
    expect(json['refresh_token']).toMatch(/^5Aep861/);
    for (const name of ['access_token', 'refresh_token']) expect(json[name]).toContain(CANARY);
    expect(json).toMatchObject({
      scope: 'refresh_token api',
      instance_url: MY_DOMAIN,
      token_type: 'Bearer',
      issued_at: String(START_MS),
    });
    expect(json['id']).toMatch(/^https:\/\/login\.salesforce\.com\/id\/00DHp000001gPLaMAM\/005\w{15}$/);
    const secret = consumer(world).client_secret;
    const signature = createHmac('sha256', secret)
      .update(`${json['id']}${json['issued_at']}`)
      .digest('base64');
    expect(json['signature']).toBe(signature);
  });

  test('gives no refresh token when that scope was not asked for', async () => {
    const back = await approve(world, SERVICE, authorizeUrl(world, { scope: 'api' }));
    const { json } = await exchange(world, back.url.searchParams.get('code')!);
    expect(json['scope']).toBe('api');
    expect(json).not.toHaveProperty('refresh_token');
  });

  test.each([[undefined], ['api offline_access']])(
    'asked with scope %s gives all of the app',
    async (scope) => {
      const back = await approve(world, SERVICE, authorizeUrl(world, { scope }));
      const { json } = await exchange(world, back.url.searchParams.get('code')!);
      expect(json['scope']).toBe('refresh_token api');
    },
  );

  test('is good for one use', async () => {
    const code = await newCode(world);
    expect((await exchange(world, code)).status).toBe(200);
    expect(refusal(await exchange(world, code))).toEqual([
      400,
      'invalid_grant',
      'expired authorization code',
    ]);
  });

  test('is good for fifteen minutes', async () => {
    const codes = [await newCode(world), await newCode(world)];
    world.advance(CODE_MS - 1);
    expect((await exchange(world, codes[0]!)).status).toBe(200);
    world.advance(1);
    // A newer code does not make the org forget that this one was.
    await newCode(world);
    expect(refusal(await exchange(world, codes[1]!))).toEqual([
      400,
      'invalid_grant',
      'expired authorization code',
    ]);
  });

  test.each([['nonsense'], ['']])('that never was (%j) is invalid', async (code) => {
    expect(refusal(await exchange(world, code))).toEqual([
      400,
      'invalid_grant',
      'invalid authorization code',
    ]);
  });

  test('is bound to its callback', async () => {
    const answer = await exchange(world, await newCode(world), { redirect_uri: 'https://other.example/' });
    expect(refusal(answer)).toEqual([400, 'redirect_uri_mismatch', 'redirect_uri must match configuration']);
  });

  test('is bound to the client it was made for', async () => {
    const orgs = scenario('demo', 'SCRIPT').orgs;
    world = createWorld({ orgs });
    const code = await newCode(world);
    orgs[0]!.app.consumerKey = 'a-new-app';
    expect(refusal(await exchange(world, code))).toEqual([
      400,
      'invalid_grant',
      'invalid authorization code',
    ]);
  });

  test('is spent by a failed try', async () => {
    const code = await newCode(world);
    await exchange(world, code, { code_verifier: 'x'.repeat(43) });
    expect(refusal(await exchange(world, code))).toEqual([
      400,
      'invalid_grant',
      'expired authorization code',
    ]);
  });
});

describe('the verifier', () => {
  const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');
  const exchangeWith = async (verifier: string, sent: Record<string, string>) => {
    const url = authorizeUrl(world, { code_challenge: challengeOf(verifier) });
    const back = await approve(world, SERVICE, url);
    return exchange(world, back.url.searchParams.get('code')!, sent);
  };

  test.each([
    ['does not match', 'a'.repeat(43), { code_verifier: 'b'.repeat(43) }],
    ['is missing', '', { code_verifier: '' }],
    ['is too short', 'a'.repeat(42), { code_verifier: 'a'.repeat(42) }],
    ['has a tilde', `~${'a'.repeat(43)}`, { code_verifier: `~${'a'.repeat(43)}` }],
  ])('that %s is refused', async (_, verifier, sent) => {
    expect(refusal(await exchangeWith(verifier, sent))).toEqual([
      400,
      'invalid_grant',
      'invalid code verifier',
    ]);
  });

  test('may be as long as jsforce makes it', async () => {
    const verifier = 'a'.repeat(171);
    expect((await exchangeWith(verifier, { code_verifier: verifier })).status).toBe(200);
  });
});
