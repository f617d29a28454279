// The package `binance`: REST, request socket, streams.
import assert from 'node:assert/strict';
import { USDMClient, WebsocketAPIClient, WebsocketClient } from 'binance';
import { until } from './until.js';

const silent = { trace: () => {}, info: () => {}, error: () => {} };

export function binancePackageChecks(exchange) {
  const keys = { api_key: exchange.key, api_secret: exchange.secret };
  const client = new USDMClient({ ...keys, baseUrl: exchange.rest });
  const symbol = 'BTCUSDT';
  const limit = { symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.01, price: 49000 };
  const open = [];
  // One address serves all of a client's streams, so each has a client of its own.
  const streams = (path) => {
    const socket = new WebsocketClient({ ...keys, wsUrl: `${exchange.ws}${path}` }, silent);
    socket.on('exception', () => {});
    open.push(socket);
    return socket;
  };
  const first = (socket, isIt) => new Promise((resolve) => {
    socket.on('message', (one) => isIt(one) && resolve(one));
  });

  const steps = {
    'an order is placed, queried and cancelled': async () => {
      const { orderId } = await client.submitNewOrder(limit);
      assert.equal((await client.getOrder({ symbol, orderId })).status, 'NEW');
      assert.equal((await client.cancelOrder({ symbol, orderId })).status, 'CANCELED');
    },
    'a conditional order is placed, queried and cancelled': async () => {
      const { algoId } = await client.submitNewAlgoOrder({
        algoType: 'CONDITIONAL', symbol, side: 'SELL', type: 'STOP_MARKET', quantity: '0.01', triggerPrice: '49000',
      });
      assert.equal((await client.getAlgoOrder({ algoId })).algoStatus, 'NEW');
      assert.equal((await client.cancelAlgoOrder({ algoId })).code, '200');
    },
    'balance and positions': async () => {
      assert.ok((await client.getBalanceV3()).some((row) => row.asset === 'USDT'));
      assert.deepEqual(await client.getPositionsV3(), []);
    },
    'a market stream': async () => {
      const socket = streams('/public/ws');
      const seen = first(socket, (one) => one.e === 'bookTicker');
      socket.subscribe(['btcusdt@bookTicker'], 'usdmPublic').catch(() => {});
      assert.equal((await until(() => seen, () => exchange.move({ symbol, price: '50000' }))).s, symbol);
    },
    'the user stream': async () => {
      const { listenKey } = await client.getFuturesUserDataListenKey();
      const socket = streams('/private/ws');
      const seen = first(socket, (one) => one.e === 'ORDER_TRADE_UPDATE');
      socket.subscribe([listenKey], 'usdmPrivate').catch(() => {});
      const order = () => client.submitNewOrder({ symbol, side: 'BUY', type: 'MARKET', quantity: 0.01 });
      assert.equal((await until(() => seen, order)).o.s, symbol);
    },
    'the request socket': async () => {
      const socket = new WebsocketAPIClient({ ...keys, wsUrl: exchange.ws, attachEventListeners: false }, silent);
      open.push(socket.getWSClient());
      const placed = await socket.submitNewFuturesOrder('usdm', { ...limit, timestamp: Date.now() });
      const { orderId } = placed.result;
      const gone = await socket.cancelFuturesOrder('usdm', { symbol, orderId, timestamp: Date.now() });
      assert.equal(gone.result.status, 'CANCELED');
    },
  };
  return { steps, close: () => open.forEach((socket) => socket.closeAll(true)) };
}
