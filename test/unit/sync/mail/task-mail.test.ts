/** Mail as Tasks: ten colleagues on one mail, two runs at once, and who owns what. */

import {
  fakeMailbox,
  fakeOrg,
  type FakeOrg,
  GRACE,
  HANNAH,
  HOUR,
  mailOf,
  SERVICE,
  syncBench,
  who,
} from './mail-bench';
import { taskMail } from './task-bench';

const TEN = Array.from({ length: 10 }, (_, n) => ({
  address: `colleague${n}@acme.example`,
  id: `00500000000010${n}AAA`,
}));

function orgOfTen(): FakeOrg {
  const org = fakeOrg();
  const [grace] = org.users;
  org.users.push(
    ...TEN.map(({ address, id }) => ({ ...grace!, id, name: address, username: address, email: address })),
  );
  return org;
}

const MAIL = mailOf({ id: 'm0', to: TEN.map(({ address }) => who(address)), cc: [who(GRACE.address)] });

describe.each(['unique', 'not-unique'] as const)('with a key that is %s', (state) => {
  const portOf = (org: FakeOrg) => taskMail(org, state, (client) => client);

  test('ten colleagues on one mail make one Task, the first one’s, about its sender', () => {
    const org = orgOfTen();
    const runs = TEN.map(({ address }) => {
      const bench = syncBench({ org, address, portOf });
      bench.mailbox.receive([MAIL]);
      return bench.run();
    });
    expect(runs.map(({ logged }) => logged)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(org.rows).toHaveLength(1);
    expect(org.rows[0]).toMatchObject({
      ownerId: TEN[0]!.id,
      fields: { WhoId: HANNAH.id, WhatId: HANNAH.accountId, TaskSubtype: 'Email', Status: 'Completed' },
    });
    const { Description } = org.rows[0]!.fields as unknown as { Description: string };
    for (const { address } of TEN) expect(Description).toContain(address);
    expect(Description).toMatch(
      /^From: Hannah Berg <hannah@northwind\.example>\nTo: .*\nCc: grace@acme\.example\nDate: /,
    );
  });

  test('two runs that both find it missing write it once', () => {
    const org = fakeOrg();
    const other = syncBench({ org, mailbox: fakeMailbox(), portOf });
    other.mailbox.receive([MAIL]);
    let isBetween = false;
    const first = syncBench({
      org,
      portOf: (of) => {
        const port = portOf(of);
        return {
          ...port,
          create(mails) {
            // The other's whole run comes between this one's look and its write.
            if (!isBetween) {
              isBetween = true;
              other.run();
            }
            return port.create(mails);
          },
        };
      },
    });
    first.mailbox.receive([MAIL]);
    expect(first.run().logged).toBe(0);
    expect(isBetween).toBe(true);
    expect(org.rows).toHaveLength(1);
  });

  test('who has nobody in Salesforce leaves it with the service account, and nobody is asked again', () => {
    const bench = syncBench({ address: 'new@acme.example', portOf });
    bench.mailbox.receive([mailOf({ id: 'm0', to: [who('new@acme.example')] })]);
    bench.run();
    expect(bench.org.rows[0]).toMatchObject({ ownerId: SERVICE });
    bench.clock.ms += HOUR;
    const before = bench.org.calls.length;
    bench.run();
    expect(bench.org.calls).toHaveLength(before);
  });
});
