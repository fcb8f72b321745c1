// One import in a process of its own: node bench/vocabulary-import.mjs onet|esco FOLDER VERSION DATABASE_URL
// Prints what it took: seconds of each phase, records, peak memory.
import 'reflect-metadata'
import { Database } from '../dist/src/database/database.js'
import { openEsco } from '../dist/src/skills/import/esco-source.js'
import { importVocabulary } from '../dist/src/skills/import/import-vocabulary.store.js'
import { openOnet } from '../dist/src/skills/import/onet-source.js'

const [kind, folder, version, url] = process.argv.slice(2)
const source = (kind === 'onet' ? openOnet : openEsco)(folder, version)
const database = await Database.connect(url, { size: 2, waitMs: 10_000, statementTimeoutMs: 600_000 }, () => {})

const begun = performance.now()
let checked = 0
let lastBegun = 0
const watched = {
  platform: (...of) => {
    lastBegun = performance.now()
    return database.platform(...of)
  },
}
const report = await importVocabulary(watched, source, {
  now: new Date(),
  onProgress: (phase) => {
    if (phase === 'check') checked = performance.now()
  },
})
const ended = performance.now()
await database.close()
const seconds = { check: checked - begun, load: lastBegun - checked, replace: ended - lastBegun, all: ended - begun }
const megabytes = source.files.reduce((sum, { size }) => sum + size, 0) / 1e6
process.stdout.write(
  JSON.stringify({ seconds, megabytes, report, peakMb: process.resourceUsage().maxRSS / 1024, scheme: source.scheme }),
)
