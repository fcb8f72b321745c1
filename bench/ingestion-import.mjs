// One import in a process of its own: node bench/ingestion-import.mjs FILE DATABASE_URL FOLDER
// Prints what it took: seconds of reading for the checksum and of loading, counts, peak memory.
import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Database } from '../dist/src/database/database.js'
import { importRecords } from '../dist/src/public-data/import-records.store.js'
import { jsonLinesAt } from '../dist/src/public-data/json-lines.js'
import { Vault } from '../dist/src/public-data/vault.js'

const [file, url, folder] = process.argv.slice(2)
const vault = await Vault.open({
  dataDir: folder,
  suppressionKeys: null,
  suppressionCopy: join(folder, 'suppression.jsonl'),
})
const pool = { size: 2, waitMs: 10_000, statementTimeoutMs: 600_000 }
const database = await Database.connect(url, pool, () => {}, randomUUID, vault)
const now = new Date()
const collectedOn = now.toISOString().slice(0, 10)
const begun = performance.now()
let checked = 0
const { setAside, ...counts } = await importRecords(database, jsonLinesAt(file), {
  origin: 'Bench',
  collectedOn,
  country: null,
  expiresAfterMonths: 12,
  now,
  onProgress: (phase) => {
    if (phase === 'check') checked = performance.now()
  },
})
const ended = performance.now()
await database.close()
const seconds = { check: (checked - begun) / 1000, load: (ended - checked) / 1000, all: (ended - begun) / 1000 }
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
process.stdout.write(JSON.stringify({ seconds, counts: { ...counts, setAside: setAside.length }, peakMb }))
