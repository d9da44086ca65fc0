/** Holds the lock file complete for every platform, and free of the address that it was made from. */

import { readFileSync } from 'node:fs';

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>;
};
const own = JSON.parse(readFileSync('package.json', 'utf8')) as {
  devDependencies: Record<string, string>;
  dependencies?: object;
};

test('every platform package of rollup and of jest’s resolver is there, with its checksum', () => {
  const platform = Object.entries(packages).filter(([name]) =>
    /@(rollup\/rollup|unrs\/resolver-binding)-/.test(name),
  );
  expect(platform.length).toBeGreaterThan(40);
  expect(platform.filter(([, locked]) => !locked.version || !locked.integrity)).toEqual([]);
});

test('no entry names a registry', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
});

test('every dependency is pinned to one version, and the bundle has none at run time', () => {
  expect(Object.values(own.devDependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual(
    [],
  );
  expect(own.dependencies).toBeUndefined();
});
