import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { migrate } from '../dist/src/database/migrate.js'
import { writeResumeLines } from './resume-lines.mjs'
import { createDatabase, runSql } from './world.mjs'

const { values } = parseArgs({ options: { records: { type: 'string', default: '1000000' } } })
const records = Number(values.records)
const product = resolve(import.meta.dirname, '..')
const say = (text) => process.stderr.write(`${text}\n`)
const tables = ['public_record', 'public_record_email']

function importOnce(file, url, folder) {
  const script = join(import.meta.dirname, 'ingestion-import.mjs')
  return JSON.parse(execFileSync(process.execPath, [script, file, url, folder], { encoding: 'utf8' }))
}

/** Seconds that COPY takes to write the same rows into empty tables with the same indexes, from files on the server. */
async function copyAlone(url) {
  const [{ folder }] = await runSql(url, `SELECT current_setting('data_directory') AS folder`)
  let milliseconds = 0
  for (const table of tables) {
    const file = `'${folder}/bench_${process.pid}_${table}.copy'`
    await runSql(url, `CREATE TABLE copy_alone (LIKE ${table} INCLUDING ALL)`, `COPY ${table} TO ${file}`, 'CHECKPOINT')
    const begun = performance.now()
    await runSql(url, `COPY copy_alone FROM ${file}`)
    milliseconds += performance.now() - begun
    await runSql(url, 'DROP TABLE copy_alone', `COPY (SELECT 1 WHERE false) TO ${file}`)
  }
  return milliseconds / 1000
}

const perSecond = (seconds) => `${seconds.toFixed(1)} s, ${Math.round(records / seconds)} records/s`

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'flux-bench-'))
  const server = await createDatabase(product, folder)
  try {
    await migrate(server.url)
    const file = join(folder, 'resumes.jsonl')
    say(`writing ${records} resumes`)
    await writeResumeLines(file, records)
    say('importing')
    const first = importOnce(file, server.url, folder)
    say('importing the same again')
    const again = importOnce(file, server.url, folder)
    say('COPY alone')
    const copy = await copyAlone(server.url)
    console.log(`PostgreSQL ${server.version}, Node.js ${process.version}, ${availableParallelism()} cores`)
    const lines = [
      ['file', `${Math.round(statSync(file).size / 1e6)} MB, ${records} records`],
      ['checksum', `${first.seconds.check.toFixed(1)} s`],
      ['load', perSecond(first.seconds.load)],
      ['all', perSecond(first.seconds.all)],
      [
        'COPY of these rows alone',
        `${perSecond(copy)}; the import takes ${(first.seconds.all / copy).toFixed(1)} times as long`,
      ],
      ['the same again', `${perSecond(again.seconds.all)}, ${again.counts.added + again.counts.changed} written`],
      ['peak memory', `${first.peakMb} MB`],
    ]
    for (const [what, figure] of lines) console.log(`  ${what.padEnd(28)}${figure}`)
  } finally {
    await server.drop()
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
