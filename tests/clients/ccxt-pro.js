// ccxt pro over WebSocket: the local book it keeps itself, and the orders it follows.
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import ccxt from 'ccxt';
import { optionsFor, SYMBOL } from './ccxt-client.js';

export function ccxtProChecks(exchange) {
  const client = new ccxt.pro.binanceusdm(optionsFor(exchange));
  const quantity = 0.01;

  const steps = {
    'takes plain ws addresses': async () => {
      await client.loadHttpProxyAgent();
      await client.loadMarkets();
    },
    'follows the book by snapshot and differences': async () => {
      for (let count = 0; count < 10; count++) {
        const book = await client.watchOrderBook(SYMBOL);
        assert.ok(book.bids[0][0] < book.asks[0][0]);
      }
    },
    'follows trades and ticker': async () => {
      assert.ok((await client.watchTrades(SYMBOL)).length > 0);
      assert.ok((await client.watchTicker(SYMBOL)).last > 0);
    },
    'follows a market order to its fill': async () => {
      const seen = [];
      let done = false;
      const filled = (async () => {
        while (!seen.some((order) => order.status === 'closed')) seen.push(...await client.watchOrders(SYMBOL));
        done = true;
      })();
      // ccxt does not tell when its user stream is open, and nothing is sent again: order until one is seen.
      const placed = [];
      while (!done) {
        placed.push((await client.createOrder(SYMBOL, 'market', 'buy', quantity)).id);
        await Promise.race([filled, wait(500)]);
      }
      const last = seen.findLast((order) => order.status === 'closed');
      assert.ok(placed.includes(last.id));
      assert.equal(last.filled, quantity);
      assert.ok(last.average > 0);
    },
  };
  return { steps, close: () => client.close() };
}
