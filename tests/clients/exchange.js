// Starts a paper exchange of its own on a free port and reads where it listens from its ready line.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const KEY = 'clients-key';
const SECRET = 'clients-secret';
const BALANCE = 10_000;
const development = fileURLToPath(new URL('../../.build/dev/bin/Daemon/debug/bowline-desk', import.meta.url));

export async function startExchange() {
  const command = process.env.BOWLINE_EXCHANGE?.split(' ') ?? [development, 'exchange'];
  const child = spawn(
    command[0],
    [...command.slice(1), '--listen', '127.0.0.1:0', '--account', `${KEY}:${SECRET}:${BALANCE}`, '--quiet'],
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
    key: KEY,
    secret: SECRET,
    balance: BALANCE,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
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
