import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { migrate } from '../dist/src/database/migrate.js'
import { writeEscoFiles } from './esco-files.mjs'
import { median } from './load.mjs'
import { createDatabase, runSql } from './world.mjs'

const rounds = process.argv.includes('--quick') ? 1 : 3
const product = resolve(import.meta.dirname, '..')
const onetFolder = join(resolve(process.env.FLUX_SHARED_DATA ?? join(product, '../shared/data')), 'onet')
const say = (text) => process.stderr.write(`${text}\n`)

/** Each table that an import fills, with what tells its rows of a scheme ($1). */
const tables = {
  skill: 'scheme = $1',
  skill_name: 'skill_id IN (SELECT id FROM skill WHERE scheme = $1)',
  skill_broader: 'skill_id IN (SELECT id FROM skill WHERE scheme = $1)',
  occupation: 'scheme = $1',
  occupation_skill: 'occupation_id IN (SELECT id FROM occupation WHERE scheme = $1)',
  occupation_task: 'occupation_id IN (SELECT id FROM occupation WHERE scheme = $1)',
}

const importOnce = (url, kind, folder, version) => {
  const script = join(import.meta.dirname, 'vocabulary-import.mjs')
  return JSON.parse(execFileSync(process.execPath, [script, kind, folder, version, url], { encoding: 'utf8' }))
}

/**
 * Milliseconds that COPY takes to write the rows of a scheme into empty tables with the same indexes, from files on the
 * server, and how many rows those are. It is what no import can be faster than.
 */
async function copyAlone(url, scheme) {
  let milliseconds = 0
  let rows = 0
  const [{ folder }] = await runSql(url, `SELECT current_setting('data_directory') AS folder`)
  for (const [table, isOfScheme] of Object.entries(tables)) {
    const file = `'${folder}/bench_${process.pid}_${table}.copy'`
    const [{ count }] = await runSql(
      url,
      `CREATE TABLE copy_alone (LIKE ${table} INCLUDING ALL)`,
      `COPY (SELECT * FROM ${table} WHERE ${isOfScheme.replace('$1', `'${scheme}'`)}) TO ${file}`,
      `SELECT count(*)::int AS count FROM ${table} WHERE ${isOfScheme.replace('$1', `'${scheme}'`)}`,
    )
    const begun = performance.now()
    await runSql(url, `COPY copy_alone FROM ${file}`)
    milliseconds += performance.now() - begun
    rows += count
    await runSql(url, 'DROP TABLE copy_alone', `COPY (SELECT 1 WHERE false) TO ${file}`)
  }
  return { milliseconds, rows }
}

async function measure(server, kind, folder, version) {
  const imports = []
  const copies = []
  for (let round = 1; round <= rounds; round++) {
    say(`${kind}: import ${round} of ${rounds}`)
    const name = `flux_bench_vocabulary_${process.pid}`
    const url = new URL(server.url)
    url.pathname = `/${name}`
    await runSql(server.url, `CREATE DATABASE ${name}`)
    try {
      await migrate(url.href)
      imports.push(importOnce(url.href, kind, folder, version))
      copies.push(await copyAlone(url.href, imports.at(-1).scheme))
    } finally {
      await runSql(server.url, `DROP DATABASE ${name} WITH (FORCE)`)
    }
  }
  const of = (key) => median(imports.map(({ seconds }) => seconds[key])) / 1000
  const [{ rows }] = copies
  const copy = median(copies.map(({ milliseconds }) => milliseconds)) / 1000
  const peakMb = Math.max(...imports.map((each) => each.peakMb))
  const [{ megabytes, report }] = imports
  return { megabytes, rows, terms: report.skills.total, of, copy, peakMb }
}

function printTable(name, { megabytes, rows, terms, of, copy, peakMb }) {
  const lines = [
    ['files', `${megabytes.toFixed(1)} MB`],
    ['skills', terms],
    ['rows in the end', rows],
    ['check', `${of('check').toFixed(1)} s`],
    ['load (staging)', `${of('load').toFixed(1)} s`],
    ['replace', `${of('replace').toFixed(1)} s`],
    ['all', `${of('all').toFixed(1)} s, ${Math.round(rows / of('all'))} rows/s`],
    [
      'COPY of these rows alone',
      `${copy.toFixed(1)} s; the import takes ${(of('all') / copy).toFixed(1)} times as long`,
    ],
    ['peak memory', `${Math.round(peakMb)} MB`],
  ]
  console.log(`\n${name}`)
  for (const [what, figure] of lines) console.log(`  ${what.padEnd(28)}${figure}`)
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'flux-bench-'))
  try {
    const esco = mkdtempSync(join(folder, 'esco-'))
    await writeEscoFiles(esco)
    const server = await createDatabase(product, folder)
    try {
      console.log(
        `PostgreSQL ${server.version}, Node.js ${process.version}, ${availableParallelism()} cores, medians of ${rounds}`,
      )
      if (existsSync(onetFolder)) printTable('O*NET 29.3, whole', await measure(server, 'onet', onetFolder, '29.3'))
      else console.log(`O*NET is not measured: it is not in ${onetFolder} (FLUX_SHARED_DATA)`)
      printTable('ESCO, generated in its true size', await measure(server, 'esco', esco, '1.2.0'))
    } finally {
      await server.drop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
