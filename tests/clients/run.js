// Runs unmodified clients against a paper exchange of its own and prints "N passed, N failed".
// The exchange is started by the command in BOWLINE_EXCHANGE (words split at blanks), by default the development build.
import { setTimeout as wait } from 'node:timers/promises';
import { nodeBinanceApiChecks } from './node-binance-api.js';
import { startExchange, startStill } from './exchange.js';
import { ccxtChecks } from './ccxt.js';
import { ccxtProChecks } from './ccxt-pro.js';
import { rawSocketChecks } from './raw-socket.js';
import { binanceApiNodeChecks } from './binance-api-node.js';
import { binanceConnectorChecks } from './binance-connector.js';
import { binancePackageChecks } from './binance-package.js';
import { ccxtOrderChecks } from './ccxt-orders.js';
import { ccxtQueryChecks } from './ccxt-queries.js';
import { ccxtLiquidationChecks, ccxtWatchChecks } from './ccxt-watch.js';

const CHECK_MS_MAX = 10_000;

const SUITES = [ccxtChecks, rawSocketChecks, ccxtProChecks];
const SUITES_ON_STILL = [
  ccxtOrderChecks, ccxtQueryChecks, ccxtWatchChecks, ccxtLiquidationChecks,
  binanceConnectorChecks, binancePackageChecks, binanceApiNodeChecks, nodeBinanceApiChecks,
];

// Names typed after `run` choose the suites whose names begin so.
const wanted = process.argv.slice(2);
const isWanted = (suite) => wanted.length === 0 || wanted.some((name) => suite.name.startsWith(name));

const exchange = await startExchange();
const still = await startStill();
let passed = 0;
let failed = 0;
try {
  for (const suite of [...SUITES, ...SUITES_ON_STILL].filter(isWanted)) {
    const checks = suite(SUITES.includes(suite) ? exchange : still.next());
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
  await Promise.all([exchange.stop(), still.stop()]);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
