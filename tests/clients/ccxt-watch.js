// ccxt pro: every watch call, and orders over the request socket.
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { optionsFor, SYMBOL } from './ccxt-client.js';
import { until } from './until.js';

export function ccxtWatchChecks(exchange) {
  const options = optionsFor(exchange);
  options.urls.api.ws['ws-api'] = { future: exchange.wsApi };
  const client = new ccxt.pro.binanceusdm(options);
  const ether = 'ETH/USDT:USDT';
  const quantity = 0.01;
  let side = 'BUY';
  const trade = async () => {
    side = side === 'BUY' ? 'SELL' : 'BUY';
    await exchange.move({ symbol: 'BTCUSDT', price: '50000' });
    await exchange.move({ symbol: 'BTCUSDT', side, quantity: '0.1' });
  };
  const order = () => client.createOrder(SYMBOL, 'market', 'buy', quantity);

  const steps = {
    'watchOrderBook': async () => {
      await client.loadHttpProxyAgent();
      await client.loadMarkets();
      const book = await until(() => client.watchOrderBook(SYMBOL), trade);
      assert.ok(book.bids[0][0] < book.asks[0][0]);
    },
    'watchOrderBookForSymbols': async () => {
      const book = await until(() => client.watchOrderBookForSymbols([SYMBOL, ether]), trade);
      assert.ok(book.bids.length > 0);
    },
    'watchTrades': async () => assert.equal((await until(() => client.watchTrades(SYMBOL), trade))[0].symbol, SYMBOL),
    'watchTradesForSymbols': async () => {
      assert.ok((await until(() => client.watchTradesForSymbols([SYMBOL, ether]), trade)).length > 0);
    },
    'watchTicker': async () => assert.ok((await until(() => client.watchTicker(SYMBOL), trade)).last > 0),
    'watchTickers': async () => assert.ok(SYMBOL in await until(() => client.watchTickers([SYMBOL]), trade)),
    'watchBidsAsks': async () => assert.ok((await until(() => client.watchBidsAsks([SYMBOL]), trade))[SYMBOL].bid > 0),
    'watchOHLCV': async () => assert.ok((await until(() => client.watchOHLCV(SYMBOL, '1m'), trade)).length > 0),
    'watchOHLCVForSymbols': async () => {
      assert.ok(SYMBOL in await until(() => client.watchOHLCVForSymbols([[SYMBOL, '1m']]), trade));
    },
    'watchMarkPrice': async () => assert.equal((await until(() => client.watchMarkPrice(SYMBOL), trade)).markPrice, 50000),
    'watchMarkPrices': async () => assert.ok(SYMBOL in await until(() => client.watchMarkPrices([SYMBOL]), trade)),
    'watchBalance': async () => assert.ok((await until(() => client.watchBalance(), order)).USDT.total > 0),
    'watchOrders': async () => assert.equal((await until(() => client.watchOrders(SYMBOL), order))[0].symbol, SYMBOL),
    'watchMyTrades': async () => {
      const [first] = await until(() => client.watchMyTrades(SYMBOL), order);
      assert.deepEqual([first.symbol, first.amount], [SYMBOL, quantity]);
    },
    'watchPositions': async () => {
      const positions = await until(() => client.watchPositions([SYMBOL]), order);
      assert.ok(positions.some((one) => one.symbol === SYMBOL && one.contracts > 0));
    },
    'fetchBalanceWs and fetchPositionsWs': async () => {
      assert.ok((await client.fetchBalanceWs()).USDT.total > 0);
      assert.ok((await client.fetchPositionsWs([SYMBOL])).some((one) => one.contracts > 0));
    },
    'createOrderWs, editOrderWs, fetchOrderWs and cancelOrderWs': async () => {
      const { id } = await client.createOrderWs(SYMBOL, 'limit', 'buy', quantity, 49000);
      await client.editOrderWs(id, SYMBOL, 'limit', 'buy', quantity, 49100);
      assert.equal((await client.fetchOrderWs(id, SYMBOL)).price, 49100);
      assert.equal((await client.cancelOrderWs(id, SYMBOL)).status, 'canceled');
    },
    'a conditional order over the request socket': async () => {
      const { id } = await client.createOrderWs(SYMBOL, 'market', 'sell', quantity, undefined, { triggerPrice: 49000 });
      await client.cancelOrder(id, SYMBOL, { trigger: true });
    },
  };
  return { steps, close: () => client.close() };
}

/** A liquidation, seen from outside and by the account. */
export function ccxtLiquidationChecks(exchange) {
  const client = new ccxt.pro.binanceusdm(optionsFor(exchange));
  const steps = {
    'watchLiquidations and watchMyLiquidations': async () => {
      await client.loadHttpProxyAgent();
      await client.loadMarkets();
      await client.setLeverage(100, SYMBOL);
      const watching = Promise.all([client.watchLiquidations(SYMBOL), client.watchMyLiquidations(SYMBOL)]);
      const [[seen], [own]] = await until(() => watching, async () => {
        await exchange.move({ symbol: 'BTCUSDT', price: '50000' });
        await client.createOrder(SYMBOL, 'market', 'buy', 1).catch(() => {});
        await exchange.move({ symbol: 'BTCUSDT', price: '49000' });
        await exchange.move({ symbol: 'BTCUSDT', price: '39000' });
      });
      assert.deepEqual([seen.symbol, own.symbol], [SYMBOL, SYMBOL]);
    },
  };
  return { steps, close: async () => { await exchange.move({ symbol: 'BTCUSDT', price: '50000' }); await client.close(); } };
}
