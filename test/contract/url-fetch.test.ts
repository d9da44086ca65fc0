/** Runs UrlFetchApp's contract against this host. */

import { createScriptBench, type ScriptBench } from './services/script-bench';
import { urlFetchSuite } from './url-fetch-suite';

let bench: ScriptBench;
afterAll(() => bench.close());

urlFetchSuite('the local host', () => {
  bench = createScriptBench();
  return {
    answerWith: bench.answerWith,
    requests: () => bench.requests,
    inside: bench.inside,
    refusal: bench.refusal,
  };
});

test('a time-out ends at its second on the host’s clock, and not before', async () => {
  const asked = new Promise<void>((resolve) => {
    bench.answerWith(() => {
      resolve();
      return new Promise<Response>(() => undefined);
    });
  });
  const startMs = bench.clock.nowMs();
  let isOver = false;
  const lines = `UrlFetchApp.fetch('https://api.example.com/slow', { timeoutSeconds: 20 })`;
  const refusal = bench.refusal(lines).finally(() => (isOver = true));
  await asked;
  bench.clock.moveTo(startMs + 19_999);
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  bench.clock.moveTo(startMs + 20_000);
  expect(await refusal).toBe('Exception: Timeout: https://api.example.com/slow');
});
