// ccxt: every setting and every query it has for linear swaps.
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { optionsFor, SYMBOL } from './ccxt-client.js';

export function ccxtQueryChecks(exchange) {
  const client = new ccxt.binanceusdm(optionsFor(exchange));
  const quantity = 0.1;
  let bought;

  const steps = {
    'leverage is set and read': async () => {
      await client.loadMarkets();
      await client.setLeverage(10, SYMBOL);
      assert.equal((await client.fetchLeverages([SYMBOL]))[SYMBOL].longLeverage, 10);
    },
    'margin mode is set and read': async () => {
      await client.setMarginMode('isolated', SYMBOL);
      assert.equal((await client.fetchMarginMode(SYMBOL)).marginMode, 'isolated');
    },
    'position mode is set and read': async () => {
      await client.setPositionMode(true);
      assert.equal((await client.fetchPositionMode(SYMBOL)).hedged, true);
      await client.setPositionMode(false);
      assert.equal((await client.fetchPositionMode(SYMBOL)).hedged, false);
    },
    'a position is read': async () => {
      bought = await client.createOrder(SYMBOL, 'market', 'buy', quantity);
      const [position] = await client.fetchPositions([SYMBOL]);
      assert.deepEqual([position.contracts, position.side, position.entryPrice], [quantity, 'long', 50010]);
      assert.equal((await client.fetchPositionsRisk([SYMBOL]))[0].contracts, quantity);
      assert.equal((await client.fetchAccountPositions([SYMBOL]))[0].contracts, quantity);
    },
    'margin is added, taken back and on record': async () => {
      assert.equal((await client.addMargin(SYMBOL, 50)).amount, 50);
      assert.equal((await client.reduceMargin(SYMBOL, 20)).amount, 20);
      const history = await client.fetchMarginAdjustmentHistory(SYMBOL);
      assert.ok(history.some((row) => row.type === 'add') && history.some((row) => row.type === 'reduce'));
    },
    'the balance has free, used and total': async () => {
      const { USDT } = await client.fetchBalance();
      assert.ok(USDT.free > 0 && USDT.used > 0 && USDT.total > USDT.free);
    },
    'orders are read, open, closed and all': async () => {
      const { id } = await client.createOrder(SYMBOL, 'limit', 'buy', quantity, 49000);
      assert.deepEqual((await client.fetchOpenOrders(SYMBOL)).map((one) => one.id), [id]);
      assert.equal((await client.fetchOpenOrder(id, SYMBOL)).id, id);
      assert.deepEqual((await client.fetchClosedOrders(SYMBOL)).map((one) => one.id), [bought.id]);
      await client.cancelOrder(id, SYMBOL);
      assert.deepEqual((await client.fetchCanceledOrders(SYMBOL)).map((one) => one.id), [id]);
      assert.equal((await client.fetchOrders(SYMBOL)).length, 2);
    },
    'own trades are read': async () => {
      const [trade] = await client.fetchMyTrades(SYMBOL);
      assert.deepEqual([trade.order, trade.price, trade.amount, trade.takerOrMaker], [bought.id, 50010, quantity, 'taker']);
    },
    'the ledger is read': async () => {
      const ledger = await client.fetchLedger();
      assert.ok(ledger.some((row) => row.info.incomeType === 'COMMISSION'));
    },
    'funding is read': async () => {
      assert.equal((await client.fetchFundingRate(SYMBOL)).fundingRate, 0.0001);
      assert.ok(SYMBOL in await client.fetchFundingRates([SYMBOL]));
      assert.ok(Array.isArray(await client.fetchFundingRateHistory(SYMBOL)));
      assert.deepEqual(await client.fetchFundingHistory(SYMBOL), []);
      await client.fetchFundingIntervals();
    },
    'tiers and fees are read': async () => {
      assert.equal((await client.fetchMarketLeverageTiers(SYMBOL))[0].maxLeverage, 150);
      assert.ok(SYMBOL in await client.fetchLeverageTiers([SYMBOL]));
      assert.equal((await client.fetchTradingFee(SYMBOL)).taker, 0.0005);
      assert.ok(SYMBOL in await client.fetchTradingFees());
    },
    'book, trades and tickers are read': async () => {
      assert.equal((await client.fetchOrderBook(SYMBOL, 5)).bids[0][0], 49990);
      assert.ok((await client.fetchTrades(SYMBOL)).length > 0);
      assert.equal((await client.fetchTicker(SYMBOL)).last, 50010);
      assert.ok(SYMBOL in await client.fetchTickers([SYMBOL]));
      assert.ok(SYMBOL in await client.fetchBidsAsks([SYMBOL]));
      assert.ok(SYMBOL in await client.fetchLastPrices([SYMBOL]));
      assert.equal((await client.fetchMarkPrice(SYMBOL)).markPrice, 50000);
      assert.ok(SYMBOL in await client.fetchMarkPrices([SYMBOL]));
    },
    'candles of contract, mark, index and premium are read': async () => {
      assert.equal((await client.fetchOHLCV(SYMBOL, '1m', undefined, 5)).length, 5);
      assert.ok((await client.fetchMarkOHLCV(SYMBOL, '1m')).length > 0);
      assert.ok((await client.fetchIndexOHLCV(SYMBOL, '1m')).length > 0);
      assert.ok((await client.fetchPremiumIndexOHLCV(SYMBOL, '1m')).length > 0);
    },
    'open interest is read': async () => {
      assert.ok((await client.fetchOpenInterest(SYMBOL)).openInterestAmount >= 0);
    },
    'the clock and the markets are read': async () => {
      assert.ok(Math.abs(await client.fetchTime() - Date.now()) < 5_000);
      assert.ok((await client.fetchMarkets()).some((market) => market.symbol === SYMBOL));
    },
    'own liquidations and ADL ranks are read': async () => {
      assert.deepEqual(await client.fetchMyLiquidations(SYMBOL), []);
      assert.ok((await client.fetchPositionsADLRank([SYMBOL])).length > 0);
    },
  };
  return { steps, close: () => client.close() };
}
