import pg from 'pg'

// Loaded into a server under test before its own code: answers the benchmark's questions about the process.
const seen = { statements: 0, databaseMs: 0 }
const query = pg.Client.prototype.query

pg.Client.prototype.query = function (...parameters) {
  const sentAt = performance.now()
  const answer = query.apply(this, parameters)
  const note = () => {
    seen.statements += 1
    seen.databaseMs += performance.now() - sentAt
  }
  if (answer instanceof Promise) answer.then(note, note)
  return answer
}

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ ...seen, cpuMs: (user + system) / 1000 })
})
