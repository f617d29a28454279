// Runs unmodified clients against a paper exchange of its own and prints "N passed, N failed".
// The exchange is started by the command in BOWLINE_EXCHANGE (words split at blanks), by default the development build.
import { setTimeout as wait } from 'node:timers/promises';
import { startExchange } from './exchange.js';
import { ccxtChecks } from './ccxt.js';
import { ccxtProChecks } from './ccxt-pro.js';
import { rawSocketChecks } from './raw-socket.js';

const CHECK_MS_MAX = 10_000;

const exchange = await startExchange();
let passed = 0;
let failed = 0;
try {
  for (const suite of [ccxtChecks, rawSocketChecks, ccxtProChecks]) {
    const checks = suite(exchange);
    for (const [name, check] of Object.entries(checks.steps)) {
      const late = new AbortController();
      try {
        await Promise.race([
          check(),
          wait(CHECK_MS_MAX, undefined, { signal: late.signal }).then(() => { throw new Error('no answer in 10 s'); }),
        ]);
        passed += 1;
      } catch (error) {
        failed += 1;
        console.log(`FAILED ${suite.name}: ${name}\n  ${error.stack ?? error}`);
      } finally {
        late.abort();
      }
    }
    await checks.close?.();
  }
} finally {
  await exchange.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
