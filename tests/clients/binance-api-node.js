// The package `binance-api-node`: REST and streams.
import assert from 'node:assert/strict';
import binanceApiNode from 'binance-api-node';
import { until } from './until.js';

const Binance = binanceApiNode.default ?? binanceApiNode;

export function binanceApiNodeChecks(exchange) {
  const client = Binance({
    apiKey: exchange.key,
    apiSecret: exchange.secret,
    httpFutures: exchange.rest,
    wsFuturesPublic: `${exchange.ws}/public/ws`,
    wsFuturesMarket: `${exchange.ws}/market/ws`,
    wsFuturesPrivate: `${exchange.ws}/private/ws`,
  });
  const symbol = 'BTCUSDT';
  const closing = [];
  const watch = (start) => new Promise((resolve) => { closing.push(start(resolve)); });

  const steps = {
    'market data': async () => {
      assert.equal(await client.futuresPing(), true);
      assert.equal(Number((await client.futuresBook({ symbol, limit: 5 })).bids[0].price), 49990);
    },
    'an order is placed, queried and cancelled': async () => {
      const { orderId } = await client.futuresOrder({
        symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: '0.01', price: '49000',
      });
      assert.equal((await client.futuresGetOrder({ symbol, orderId })).status, 'NEW');
      assert.equal((await client.futuresCancelOrder({ symbol, orderId })).status, 'CANCELED');
    },
    'a conditional order is placed and cancelled': async () => {
      const placed = await client.futuresOrder({
        symbol, side: 'SELL', type: 'STOP_MARKET', quantity: '0.01', stopPrice: '49000',
      });
      assert.equal(placed.algoStatus, 'NEW');
      await client.futuresCancelOrder({ symbol, conditional: true, algoId: placed.algoId });
    },
    'balance and positions': async () => {
      assert.ok((await client.futuresAccountBalance()).some((row) => row.asset === 'USDT'));
      assert.ok((await client.futuresPositionRisk({ symbol })).length >= 0);
    },
    'market streams': async () => {
      const seen = await until(
        () => watch((resolve) => client.ws.futuresAggTrades(symbol, resolve)), () => exchange.move({ symbol, price: '50000' }));
      assert.equal(seen.symbol, symbol);
    },
    'the user stream': async () => {
      const order = () => client.futuresOrder({ symbol, side: 'BUY', type: 'MARKET', quantity: '0.01' });
      let stop;
      const seen = new Promise((resolve) => {
        stop = client.ws.futuresUser((one) => one.eventType === 'ORDER_TRADE_UPDATE' && resolve(one));
      });
      assert.equal((await until(() => seen, order)).symbol, symbol);
      closing.push(await stop);
    },
  };
  return { steps, close: async () => { for (const stop of closing) await (await stop)?.(); } };
}
