// How ccxt is pointed at another Binance futures host. Nothing in ccxt is changed; all of it is options it has.
// Oddities met with ccxt 4.5.84:
// - every version of the REST API has its own entry in urls.api, paths without a slash at the end;
// - loading markets asks the spot host for currencies as soon as a key is set: fetchCurrencies off;
// - a plain ws:// address needs loadHttpProxyAgent() once before the first stream, proxy or not;
// - the stream URL must end in exactly "/ws": ccxt puts the route (/public, /market, /private) in before it.
export function optionsFor(exchange) {
  return {
    apiKey: exchange.key,
    secret: exchange.secret,
    enableRateLimit: false,
    urls: {
      api: {
        fapiPublic: `${exchange.rest}/fapi/v1`,
        fapiPublicV2: `${exchange.rest}/fapi/v2`,
        fapiPublicV3: `${exchange.rest}/fapi/v3`,
        fapiPrivate: `${exchange.rest}/fapi/v1`,
        fapiPrivateV2: `${exchange.rest}/fapi/v2`,
        fapiPrivateV3: `${exchange.rest}/fapi/v3`,
        ws: { future: `${exchange.ws}/ws` },
      },
    },
    options: { fetchCurrencies: false, fetchMarkets: { types: ['linear'] } },
  };
}

export const SYMBOL = 'BTC/USDT:USDT';
