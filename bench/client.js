// One market order with the npm client `binance`, from a cold start: node bench/client.js REST KEY SECRET
import { USDMClient } from 'binance';

const [baseUrl, api_key, api_secret] = process.argv.slice(2);
const client = new USDMClient({ api_key, api_secret, baseUrl });
const order = await client.submitNewOrder({ symbol: 'BTCUSDT', side: 'BUY', type: 'MARKET', quantity: 0.01, newOrderRespType: 'RESULT' });
if (order.status !== 'FILLED') throw new Error(JSON.stringify(order));
console.log(`orderId=${order.orderId}`);
