// The package `node-binance-api`: REST only, since its streams always go to the venue's own hosts.
import assert from 'node:assert/strict';
import NodeBinanceApi from 'node-binance-api';

const Binance = NodeBinanceApi.default ?? NodeBinanceApi;

export function nodeBinanceApiChecks(exchange) {
  const client = new Binance({ APIKEY: exchange.key, APISECRET: exchange.secret, urls: { fapi: `${exchange.rest}/fapi/` } });
  const symbol = 'BTCUSDT';

  const steps = {
    'market data': async () => {
      assert.ok(Number((await client.futuresPrices())[symbol]) > 0);
    },
    'an order is placed, queried and cancelled': async () => {
      const { orderId } = await client.futuresBuy(symbol, 0.01, 49000);
      assert.equal((await client.futuresOrderStatus(symbol, { orderId })).status, 'NEW');
      assert.equal((await client.futuresCancel(symbol, orderId)).status, 'CANCELED');
    },
    'a position is opened and closed at market': async () => {
      await client.futuresMarketBuy(symbol, 0.01);
      const risk = await client.futuresPositionRisk({ symbol });
      assert.equal(Number(risk[0].positionAmt), 0.01);
      await client.futuresMarketSell(symbol, 0.01, { reduceOnly: true });
    },
    'balance': async () => {
      assert.ok((await client.futuresBalance()).some((row) => row.asset === 'USDT'));
    },
  };
  return { steps };
}
