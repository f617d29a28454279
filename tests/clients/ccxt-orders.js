// ccxt: every kind of order it knows for linear swaps, conditional ones through the algo service.
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { optionsFor, SYMBOL } from './ccxt-client.js';

export function ccxtOrderChecks(exchange) {
  const client = new ccxt.binanceusdm(optionsFor(exchange));
  const quantity = 0.01;
  const trigger = { trigger: true };
  const open = (params) => client.fetchOpenOrders(SYMBOL, undefined, undefined, params);
  const flat = async () => {
    await client.cancelAllOrders(SYMBOL);
    await client.cancelAllOrders(SYMBOL, trigger);
    assert.deepEqual(await open(), []);
    assert.deepEqual(await open(trigger), []);
  };
  const placesTrigger = async (place, type) => {
    const placed = await place();
    assert.equal(placed.status, 'open');
    const [found] = await open(trigger);
    assert.equal(found.id, placed.id);
    assert.equal((await client.fetchOrder(placed.id, SYMBOL, trigger)).status, 'open');
    assert.equal(found.info.orderType, type);
    await client.cancelOrder(placed.id, SYMBOL, trigger);
    assert.deepEqual(await open(trigger), []);
  };

  const steps = {
    'IOC takes what is there': async () => {
      await client.loadMarkets();
      const { id } = await client.createOrder(SYMBOL, 'limit', 'buy', quantity, 50010, { timeInForce: 'IOC' });
      assert.equal((await client.fetchOrder(id, SYMBOL)).status, 'closed');
    },
    'IOC that meets nothing is gone': async () => {
      const { id } = await client.createOrder(SYMBOL, 'limit', 'buy', quantity, 49500, { timeInForce: 'IOC' });
      assert.notEqual((await client.fetchOrder(id, SYMBOL)).status, 'open');
    },
    'FOK that cannot fill is refused': () => assert.rejects(
      client.createOrder(SYMBOL, 'limit', 'buy', quantity, 49500, { timeInForce: 'FOK' }), ccxt.ExchangeError),
    'post-only rests, or is refused': async () => {
      const placed = await client.createPostOnlyOrder(SYMBOL, 'limit', 'buy', quantity, 49995);
      assert.equal((await client.fetchOrder(placed.id, SYMBOL)).postOnly, true);
      await assert.rejects(
        client.createPostOnlyOrder(SYMBOL, 'limit', 'buy', quantity, 50010), ccxt.InvalidOrder);
      await flat();
    },
    'reduce-only reduces and never opens': async () => {
      await client.createReduceOnlyOrder(SYMBOL, 'market', 'sell', quantity);
      // ccxt has no word of its own for -2022 on linear markets and passes the code on.
      await assert.rejects(client.createReduceOnlyOrder(SYMBOL, 'market', 'sell', quantity), /-2022/);
    },
    'a stop at market': () => placesTrigger(
      () => client.createStopLossOrder(SYMBOL, 'market', 'sell', quantity, undefined, 49000), 'STOP_MARKET'),
    'a stop with a limit': () => placesTrigger(
      () => client.createStopLimitOrder(SYMBOL, 'sell', quantity, 48950, 49000), 'STOP'),
    'a stop by the mark price': () => placesTrigger(
      () => client.createStopMarketOrder(SYMBOL, 'sell', quantity, 49000, { workingType: 'MARK_PRICE' }), 'STOP_MARKET'),
    'a take-profit at market': () => placesTrigger(
      () => client.createTakeProfitOrder(SYMBOL, 'market', 'sell', quantity, undefined, 51000), 'TAKE_PROFIT_MARKET'),
    'a take-profit with a limit': () => placesTrigger(
      () => client.createTakeProfitOrder(SYMBOL, 'limit', 'sell', quantity, 51000, 51000), 'TAKE_PROFIT'),
    'a trailing stop': () => placesTrigger(
      () => client.createTrailingPercentOrder(SYMBOL, 'market', 'sell', quantity, undefined, 1, 51000), 'TRAILING_STOP_MARKET'),
    'a trigger order is cancelled by its client id': async () => {
      await client.createStopMarketOrder(SYMBOL, 'sell', quantity, 49000, { clientOrderId: 'trigger-1' });
      await client.cancelOrder('', SYMBOL, { trigger: true, clientOrderId: 'trigger-1' });
      assert.deepEqual(await open(trigger), []);
    },
    'a stop that goes off closes the position': async () => {
      await client.createOrder(SYMBOL, 'market', 'buy', quantity);
      const stop = await client.createStopMarketOrder(SYMBOL, 'sell', quantity, 49900, { reduceOnly: true });
      await exchange.move({ symbol: 'BTCUSDT', price: '49800' });
      while ((await client.fetchOrder(stop.id, SYMBOL, trigger)).status === 'open');
      assert.deepEqual((await client.fetchPositions([SYMBOL])).filter((one) => one.contracts > 0), []);
      await exchange.move({ symbol: 'BTCUSDT', price: '50000' });
    },
    'orders are placed and cancelled in batches': async () => {
      const order = { symbol: SYMBOL, type: 'limit', side: 'buy', amount: quantity };
      const placed = await client.createOrders([{ ...order, price: 49000 }, { ...order, price: 49100 }]);
      assert.deepEqual(placed.map((one) => one.status), ['open', 'open']);
      const gone = await client.cancelOrders(placed.map((one) => one.id), SYMBOL);
      assert.deepEqual(gone.map((one) => one.status), ['canceled', 'canceled']);
    },
    'an order is cancelled by its client id': async () => {
      await client.createOrder(SYMBOL, 'limit', 'buy', quantity, 49000, { clientOrderId: 'client-1' });
      assert.equal((await client.cancelOrder('', SYMBOL, { clientOrderId: 'client-1' })).status, 'canceled');
    },
    'orders are edited, one and several': async () => {
      const { id } = await client.createOrder(SYMBOL, 'limit', 'buy', quantity, 49000);
      await client.editOrder(id, SYMBOL, 'limit', 'buy', quantity, 49100);
      await client.editOrders([{ id, symbol: SYMBOL, type: 'limit', side: 'buy', amount: quantity, price: 49200 }]);
      assert.equal((await client.fetchOrder(id, SYMBOL)).price, 49200);
      await flat();
    },
    'in hedge mode each leg opens and closes': async () => {
      await client.setPositionMode(true);
      await client.createOrder(SYMBOL, 'market', 'buy', quantity, undefined, { positionSide: 'LONG' });
      await client.createOrder(SYMBOL, 'market', 'sell', quantity, undefined, { positionSide: 'SHORT' });
      const sides = (await client.fetchPositions([SYMBOL])).filter((one) => one.contracts > 0).map((one) => one.side);
      assert.deepEqual(sides.sort(), ['long', 'short']);
      await client.createOrder(SYMBOL, 'market', 'sell', quantity, undefined, { positionSide: 'LONG' });
      await client.createOrder(SYMBOL, 'market', 'buy', quantity, undefined, { positionSide: 'SHORT' });
      await client.setPositionMode(false);
    },
  };
  return { steps, close: () => client.close() };
}
