/** The org simulator as a program, as `npm run salesforce` starts it. */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from 'jsforce';

interface Printed {
  url: string;
  instanceUrl: string;
  clientId: string;
  clientSecret: string;
  callbackUrl: string;
  users: { username: string; password: string }[];
}

interface Program {
  lines(): string[];
  first: Promise<Printed>;
  errors(): string;
  ended: Promise<number>;
  stop(): Promise<number>;
}

function start(...options: string[]): Program {
  const child = spawn(process.execPath, ['build/salesforce.js', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  const first = new Promise<Printed>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('\n')) resolve(JSON.parse(output.split('\n')[0]!) as Printed);
    });
    void ended.then(() => reject(new Error(errors)));
  });
  first.catch(() => undefined);
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return {
    lines: () => output.split('\n').filter((line) => line !== ''),
    first,
    errors: () => errors,
    ended,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function serviceConnection({ url, clientId, clientSecret, instanceUrl }: Printed): Promise<Connection> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const answer = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body });
  const token = (await answer.json()) as { access_token: string; instance_url: string };
  expect(token.instance_url).toBe(instanceUrl);
  return new Connection({ instanceUrl, accessToken: token.access_token, version: '66.0' });
}

test('with --json the first line is all that a client needs, and --state keeps what it wrote', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'org-'));
  try {
    const options = ['--port', '0', '--json', '--seed', 'empty', '--org', 'sandbox', '--state', directory];
    const program = start(...options);
    const printed = await program.first;
    expect(printed.callbackUrl).toMatch(/^http:\/\/localhost:/);
    expect(printed.users[0]).toEqual({ username: 'sfadmin@acme.example.uat', password: 'admin-demo' });
    const org = await serviceConnection(printed);
    const { id } = await org.sobject('Account').create({ Name: 'Kept' });
    const { records } = await org.query('SELECT IsSandbox FROM Organization');
    expect(records).toMatchObject([{ IsSandbox: true }]);
    expect(await program.stop()).toBe(0);
    expect(program.lines()).toHaveLength(1);

    const again = start(...options);
    const later = await serviceConnection(await again.first);
    expect(await later.sobject('Account').retrieve(id!)).toMatchObject({ Name: 'Kept' });
    expect(await again.stop()).toBe(0);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test.each([
  [['--seed', 'huge'], '--seed huge is none of demo, empty, large.\n'],
  [['--org', 'x'], '--org x is none of production, sandbox.\n'],
  [['--port', '70000'], '--port 70000 is no port number.\n'],
  [['--state', 'package.json'], /^--state .*package.json is a file/],
])('%j ends with a sentence', async (options, sentence) => {
  const program = start(...options);
  expect(await program.ended).toBe(1);
  expect(program.errors()).toMatch(sentence);
});
