import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export async function findFreePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

async function waitUntilItAnswers(url, child, errors) {
  for (const until = Date.now() + 120_000; Date.now() < until; await sleep(100)) {
    if (child.exitCode !== null) break
    const answer = await fetch(url, { method: 'POST' }).catch(() => null)
    if (answer) return
  }
  throw new Error(`A server under test did not start:\n${errors.join('')}`)
}

/** Starts a server under test as a process of its own and waits until it answers at `path`. */
export async function startServer({ script, env, observer, path = '/graphql', execPath = process.execPath, cwd }) {
  const port = await findFreePort()
  const child = fork(script, [], {
    cwd,
    execPath,
    execArgv: ['--import', observer],
    env: { ...process.env, NODE_ENV: 'production', ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const errors = []
  child.stderr.on('data', (text) => errors.push(String(text)))
  const url = `http://127.0.0.1:${port}${path}`
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    const patience = setTimeout(() => child.kill('SIGKILL'), 5000)
    await ended
    clearTimeout(patience)
  }
  const observe = async () => {
    const answer = once(child, 'message')
    child.send('observe')
    return (await answer)[0]
  }
  await waitUntilItAnswers(url, child, errors).catch(async (error) => {
    await stop()
    throw error
  })
  return { url, observe, stop }
}
