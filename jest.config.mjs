// All layers in one run: what needs the built bundle gets it from globalSetup, so nobody tests yesterday's.
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }] },
  globalSetup: '<rootDir>/test/global-setup.mjs',
  testSequencer: '<rootDir>/test/slow-first.mjs',
  testTimeout: 60_000,
  // jest leaves a core idle by default; on two that doubles the time.
  maxWorkers: '100%',
};
