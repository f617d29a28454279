// ccxt over REST: markets, market data, orders, account, errors.
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { optionsFor, SYMBOL } from './ccxt-client.js';

export function ccxtChecks(exchange) {
  const client = new ccxt.binanceusdm(optionsFor(exchange));
  const quantity = 0.01;
  let resting;

  // A price far below the market that is on its tick and inside the price band.
  const farBelow = async () => {
    const { bid } = (await client.fetchBidsAsks([SYMBOL]))[SYMBOL];
    return Number(client.priceToPrecision(SYMBOL, bid * 0.97));
  };

  const steps = {
    'loads markets': async () => {
      const markets = await client.loadMarkets();
      assert.equal(markets[SYMBOL].id, 'BTCUSDT');
      assert.equal(markets[SYMBOL].swap, true);
      assert.ok(markets[SYMBOL].limits.amount.min > 0);
    },
    'reads the clock': async () => {
      assert.ok(Math.abs(await client.fetchTime() - Date.now()) < 5_000);
    },
    'reads ticker, book, trades and candles': async () => {
      const ticker = await client.fetchTicker(SYMBOL);
      assert.ok(ticker.last > 0);
      const book = await client.fetchOrderBook(SYMBOL, 20);
      assert.ok(book.bids[0][0] < book.asks[0][0]);
      assert.ok((await client.fetchTrades(SYMBOL)).length > 0);
      const candles = await client.fetchOHLCV(SYMBOL, '1m', undefined, 100);
      assert.equal(candles.length, 100);
    },
    'reads the balance': async () => {
      assert.equal((await client.fetchBalance()).USDT.total, exchange.balance);
    },
    'places a limit order': async () => {
      const price = await farBelow();
      resting = await client.createOrder(SYMBOL, 'limit', 'buy', quantity, price, { clientOrderId: 'ccxt-limit-1' });
      assert.equal(resting.status, 'open');
      assert.equal(resting.clientOrderId, 'ccxt-limit-1');
      assert.equal(resting.price, price);
    },
    'queries it': async () => {
      const found = await client.fetchOrder(resting.id, SYMBOL);
      assert.equal(found.status, 'open');
      assert.equal(found.remaining, quantity);
      const open = await client.fetchOpenOrders(SYMBOL);
      assert.deepEqual(open.map((order) => order.id), [resting.id]);
    },
    'amends it': async () => {
      const amended = await client.editOrder(resting.id, SYMBOL, 'limit', 'buy', quantity * 2, resting.price);
      assert.equal(amended.id, resting.id);
      assert.equal((await client.fetchOrder(resting.id, SYMBOL)).amount, quantity * 2);
    },
    'cancels it': async () => {
      assert.equal((await client.cancelOrder(resting.id, SYMBOL)).status, 'canceled');
      assert.deepEqual(await client.fetchOpenOrders(SYMBOL), []);
      await assert.rejects(client.cancelOrder(resting.id, SYMBOL), ccxt.OrderNotFound);
    },
    'sets leverage and margin type': async () => {
      assert.equal(Number((await client.setLeverage(5, SYMBOL)).leverage), 5);
      await client.setMarginMode('isolated', SYMBOL);
      await client.setMarginMode('cross', SYMBOL);
    },
    'opens and closes a position at market': async () => {
      const bought = await client.createOrder(SYMBOL, 'market', 'buy', quantity);
      assert.equal((await client.fetchOrder(bought.id, SYMBOL)).status, 'closed');
      const [position] = await client.fetchPositions([SYMBOL]);
      assert.equal(position.contracts, quantity);
      assert.equal(position.side, 'long');
      await client.createOrder(SYMBOL, 'market', 'sell', quantity, undefined, { reduceOnly: true });
      const trades = await client.fetchMyTrades(SYMBOL);
      assert.ok(trades.length >= 2);
      assert.ok(trades.every((trade) => trade.fee.cost > 0));
      const left = await client.fetchPositions([SYMBOL]);
      assert.ok(left.every((one) => Number(one.contracts) === 0));
    },
    'cancels all': async () => {
      const price = await farBelow();
      for (let count = 0; count < 3; count++) await client.createOrder(SYMBOL, 'limit', 'buy', quantity, price);
      await client.cancelAllOrders(SYMBOL);
      assert.deepEqual(await client.fetchOpenOrders(SYMBOL), []);
    },
    'is refused in words it knows': async () => {
      const stranger = new ccxt.binanceusdm({ ...optionsFor(exchange), secret: 'not it' });
      stranger.setMarkets(client.markets);
      await assert.rejects(stranger.fetchBalance(), ccxt.AuthenticationError);
      await assert.rejects(client.fetchOrder('1', SYMBOL), ccxt.OrderNotFound);
      // ccxt has no word of its own for Binance's -2019 on linear markets and passes the code on.
      await assert.rejects(
        client.createOrder(SYMBOL, 'limit', 'buy', 900, await farBelow()),
        (error) => error instanceof ccxt.ExchangeError && error.message.includes('-2019'),
      );
    },
  };
  return { steps, close: () => client.close() };
}
