// A bare WebSocket on the user stream, with ccxt placing the order: what arrives is looked at field by field.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import ccxt from 'ccxt';
import WebSocket from 'ws';
import { optionsFor, SYMBOL } from './ccxt-client.js';

export function rawSocketChecks(exchange) {
  const client = new ccxt.binanceusdm(optionsFor(exchange));
  const sockets = [];
  const quantity = 0.01;

  const open = async (path) => {
    const socket = new WebSocket(`${exchange.ws}${path}`);
    const frames = [];
    const arrived = new EventTarget();
    socket.on('message', (text) => {
      frames.push(JSON.parse(text));
      arrived.dispatchEvent(new Event('frame'));
    });
    await once(socket, 'open');
    sockets.push(socket);
    const until = async (matches) => {
      while (true) {
        const found = frames.find(matches);
        if (found) return found;
        await once(arrived, 'frame');
      }
    };
    return { socket, frames, until };
  };

  const steps = {
    'subscribes on a raw socket': async () => {
      const market = await open('/public/ws');
      market.socket.send(JSON.stringify({ method: 'SUBSCRIBE', params: ['btcusdt@bookTicker'], id: 7 }));
      assert.equal((await market.until((frame) => frame.id === 7)).result, null);
      const quote = await market.until((frame) => frame.e === 'bookTicker');
      assert.ok(Number(quote.b) < Number(quote.a));
    },
    'gets envelopes on a combined socket': async () => {
      const market = await open('/market/stream?streams=btcusdt@aggTrade/btcusdt@markPrice@1s');
      const mark = await market.until((frame) => frame.stream === 'btcusdt@markPrice@1s');
      assert.equal(mark.data.e, 'markPriceUpdate');
      assert.equal((await market.until((frame) => frame.stream === 'btcusdt@aggTrade')).data.s, 'BTCUSDT');
    },
    'follows a market order from NEW to FILLED': async () => {
      await client.loadMarkets();
      const { listenKey } = await client.fapiPrivatePostListenKey();
      const user = await open(`/private/ws/${listenKey}`);
      const placed = await client.createOrder(SYMBOL, 'market', 'sell', quantity, undefined, { clientOrderId: 'raw-1' });
      const filled = await user.until((frame) => frame.e === 'ORDER_TRADE_UPDATE' && frame.o.X === 'FILLED');
      assert.equal(String(filled.o.i), placed.id);
      assert.equal(filled.o.c, 'raw-1');
      assert.equal(Number(filled.o.z), quantity);
      assert.equal(filled.o.m, false);
      const account = await user.until((frame) => frame.e === 'ACCOUNT_UPDATE');
      assert.equal(account.a.m, 'ORDER');
      assert.equal(account.a.P.find((row) => row.ps === 'BOTH').s, 'BTCUSDT');
      const states = user.frames.filter((frame) => frame.e === 'ORDER_TRADE_UPDATE').map((frame) => frame.o.X);
      assert.equal(states[0], 'NEW');
      await client.createOrder(SYMBOL, 'market', 'buy', quantity, undefined, { reduceOnly: true });
    },
    'is closed when the listen key is deleted': async () => {
      const { listenKey } = await client.fapiPrivatePostListenKey();
      const user = await open(`/private/ws?listenKey=${listenKey}&events=ORDER_TRADE_UPDATE`);
      const closed = once(user.socket, 'close');
      await client.fapiPrivateDeleteListenKey();
      await closed;
    },
  };
  const close = async () => {
    for (const socket of sockets) socket.terminate();
    await client.close();
  };
  return { steps, close };
}
