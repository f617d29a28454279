// Starts a paper exchange of its own on a free port and reads where it listens from its ready line.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const KEY = 'clients-key';
const SECRET = 'clients-secret';
const BALANCE = 10_000;
const development = fileURLToPath(new URL('../../.build/dev/bin/Daemon/debug/bowline-desk', import.meta.url));

const ACCOUNTS_OF_STILL = 12;

/** On the synthetic market with one account. */
export const startExchange = () => start([], [[KEY, SECRET]]);

/** On the market in which nobody else trades, with an account for each suite. */
export async function startStill() {
  const accounts = Array.from({ length: ACCOUNTS_OF_STILL }, (_, i) => [`${KEY}-${i}`, `${SECRET}-${i}`]);
  const exchange = await start(['--market', 'still:BTCUSDT=50000,ETHUSDT=2500'], accounts);
  const move = async (parameters) => {
    const answer = await fetch(`${exchange.rest}/paper/v1/market?${new URLSearchParams(parameters)}`, { method: 'POST' });
    if (!answer.ok) throw new Error(await answer.text());
  };
  const next = () => {
    const [key, secret] = accounts.shift();
    return { ...exchange, key, secret, move };
  };
  return { ...exchange, next };
}

async function start(more, accounts) {
  const command = process.env.BOWLINE_EXCHANGE?.split(' ') ?? [development, 'exchange'];
  const child = spawn(
    command[0],
    [
      ...command.slice(1), '--listen', '127.0.0.1:0', '--quiet', ...more,
      ...accounts.flatMap(([key, secret]) => ['--account', `${key}:${secret}:${BALANCE}`]),
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const abandon = () => child.kill('SIGKILL');
  process.once('exit', abandon);
  process.once('SIGTERM', () => process.exit(1));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const ready = await readyLine(child);
  return {
    rest: ready.rest,
    ws: ready.ws,
    wsApi: ready['ws-api'],
    key: KEY,
    secret: SECRET,
    balance: BALANCE,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', abandon);
    },
  };
}

async function readyLine(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('ready ')) {
      return Object.fromEntries(line.slice('ready '.length).split(' ').map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), pair.slice(at + 1)];
      }));
    }
  }
  throw new Error('the exchange ended before it was ready');
}
