// The venue's own connector: REST, request socket, streams.
import assert from 'node:assert/strict';
import { DerivativesTradingUsdsFutures } from '@binance/derivatives-trading-usds-futures';
import { until } from './until.js';

export function binanceConnectorChecks(exchange) {
  const keys = { apiKey: exchange.key, apiSecret: exchange.secret };
  const client = new DerivativesTradingUsdsFutures({
    configurationRestAPI: { ...keys, basePath: exchange.rest },
    configurationWebsocketAPI: { ...keys, wsURL: exchange.wsApi },
    configurationWebsocketStreams: { wsURL: exchange.ws },
  });
  const rest = client.restAPI;
  const symbol = 'BTCUSDT';
  const limit = { symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.01, price: 49000 };
  const market = { symbol, side: 'BUY', type: 'MARKET', quantity: 0.01 };
  const connections = [];
  const data = async (answer) => (await answer).data();

  const steps = {
    'market data': async () => {
      assert.ok((await data(rest.exchangeInformation())).symbols.some((one) => one.symbol === symbol));
      assert.equal((await data(rest.orderBook({ symbol, limit: 5 }))).bids[0][0], '49990.00');
    },
    'an order is placed, queried and cancelled': async () => {
      const { orderId } = await data(rest.newOrder(limit));
      assert.equal((await data(rest.queryOrder({ symbol, orderId }))).status, 'NEW');
      assert.equal((await data(rest.cancelOrder({ symbol, orderId }))).status, 'CANCELED');
    },
    'a conditional order is placed, queried and cancelled': async () => {
      const { algoId } = await data(rest.newAlgoOrder({
        algoType: 'CONDITIONAL', symbol, side: 'SELL', type: 'STOP_MARKET', quantity: 0.01, triggerPrice: 49000,
      }));
      assert.equal((await data(rest.queryAlgoOrder({ algoId }))).algoStatus, 'NEW');
      assert.equal((await data(rest.cancelAlgoOrder({ algoId }))).code, '200');
    },
    'account, balance and leverage': async () => {
      assert.equal(Number((await data(rest.accountInformationV3())).totalWalletBalance), exchange.balance);
      assert.ok((await data(rest.futuresAccountBalanceV3())).some((row) => row.asset === 'USDT'));
      assert.equal((await data(rest.changeInitialLeverage({ symbol, leverage: 5 }))).leverage, 5);
    },
    'market streams': async () => {
      const streams = await client.websocketStreams.connect();
      connections.push(streams);
      const quote = new Promise((resolve) => {
        streams.individualSymbolBookTickerStreams({ symbol: 'btcusdt' }).on('message', resolve);
      });
      const trade = new Promise((resolve) => {
        streams.aggregateTradeStreams({ symbol: 'btcusdt' }).on('message', resolve);
      });
      const [seen, traded] = await until(
        () => Promise.all([quote, trade]), () => exchange.move({ symbol, price: '50000' }));
      assert.deepEqual([seen.s, traded.s], [symbol, symbol]);
    },
    'the user stream': async () => {
      const { listenKey } = await data(rest.startUserDataStream());
      const streams = await client.websocketStreams.connect();
      connections.push(streams);
      const event = new Promise((resolve) => {
        streams.userData(listenKey, 3).on('message', (one) => one.e === 'ORDER_TRADE_UPDATE' && resolve(one));
      });
      assert.equal((await until(() => event, () => data(rest.newOrder(market)))).o.s, symbol);
    },
    'the request socket': async () => {
      const socket = await client.websocketAPI.connect();
      connections.push(socket);
      const placed = await socket.newOrder(limit);
      const { orderId } = placed.data;
      assert.equal((await socket.queryOrder({ symbol, orderId })).data.status, 'NEW');
      assert.equal((await socket.cancelOrder({ symbol, orderId })).data.status, 'CANCELED');
      assert.ok((await socket.positionInformationV2({ symbol })).data.length > 0);
    },
  };
  return { steps, close: async () => { for (const one of connections) await one.disconnect(); } };
}
