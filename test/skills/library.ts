import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { Database } from '../../src/database/database.js'
import type { Request } from '../../src/request.js'
import { openEsco } from '../../src/skills/import/esco-source.js'
import { importVocabulary, type VocabularyImportOptions } from '../../src/skills/import/import-vocabulary.store.js'
import { openOnet } from '../../src/skills/import/onet-source.js'
import { createTestDatabase, type TestDatabase } from '../support/test-database.js'
import { type Tables, textOf } from './small-vocabularies.js'

export const now = new Date('2026-03-02T09:00:00.000Z')

const openers = { onet: openOnet, esco: openEsco }
export type Kind = keyof typeof openers

/** Everything that an import may write, in an order in which it can be emptied. */
const tables = [
  ...[
    'starter_skill',
    'skill_related',
    'skill_mapping',
    'occupation_task',
    'occupation_skill',
    'occupation',
    'skill_broader',
    'skill_name',
    'skill',
  ],
  ...['vocabulary', 'vocabulary_record', 'vocabulary_import', 'starter_edition'],
]

/** A database of one test file for vocabularies, and a folder for their files. */
class Library {
  database: Database
  private clone: TestDatabase
  private readonly root = mkdtempSync(join(tmpdir(), 'flux-vocabulary-'))

  async open(): Promise<void> {
    this.clone = await createTestDatabase()
    const pool = { size: 4, waitMs: 5000, statementTimeoutMs: 120_000 }
    this.database = await Database.connect(this.clone.url, pool, () => {})
  }

  async close(): Promise<void> {
    await this.database.close()
    await this.clone.drop()
    rmSync(this.root, { recursive: true, force: true })
  }

  in<T>(work: (request: Request) => Promise<T>): Promise<T> {
    return this.database.platform(null, now, work)
  }

  async ask<Row = Record<string, unknown>>(statement: string, ...parameters: unknown[]): Promise<Row[]> {
    return this.in((request) => request.sql<Row>(statement, parameters))
  }

  async empty(): Promise<void> {
    await this.in(async (request) => {
      for (const table of tables) await request.sql(`DELETE FROM ${table}`)
    })
  }

  /** A folder with these files; a file given as bytes or text is written as it is. */
  folder(files: Readonly<Record<string, Tables[string] | string | Buffer>>): string {
    const folder = mkdtempSync(join(this.root, 'files-'))
    for (const [name, content] of Object.entries(files))
      writeFileSync(
        join(folder, name),
        typeof content === 'string' || Buffer.isBuffer(content) ? content : textOf(name, content),
      )
    return folder
  }

  async load(
    kind: Kind,
    files: Parameters<Library['folder']>[0],
    version = '1.0',
    options: Partial<VocabularyImportOptions> = {},
    database: Pick<Database, 'platform'> = this.database,
  ) {
    return importVocabulary(database, openers[kind](this.folder(files), version), { now, ...options })
  }

  /** Every row of the vocabulary, by table; `withWriter` adds the transaction that last wrote it: equal then means unwritten. */
  async contents({ withWriter = false, of = tables } = {}): Promise<unknown> {
    const writer = withWriter ? `|| jsonb_build_object('writer', t.xmin::text)` : ''
    const rows = of.map((table) =>
      this.ask(`SELECT '${table}' AS name, to_jsonb(t) - 'checksum' ${writer} AS row FROM ${table} t ORDER BY t::text`),
    )
    return Promise.all(rows)
  }

  /** The terms of a scheme as `code: name`, with their other names, and how they were retired. */
  async terms(scheme: string): Promise<Record<string, string>> {
    const rows = await this.ask<{ code: string; said: string }>(
      `SELECT k.code, concat_ws(' | ', k.name, string_agg(n.name, ', ' ORDER BY n.name COLLATE "C") FILTER (WHERE NOT n.is_preferred),
         'retired in ' || k.retired_in, 'now ' || h.code) AS said
       FROM skill k JOIN skill_name n ON n.skill_id = k.id LEFT JOIN skill h ON h.id = k.merged_into
       WHERE k.scheme = $1 GROUP BY k.id, h.code`,
      scheme,
    )
    return Object.fromEntries(rows.map(({ code, said }) => [code, said]))
  }
}

export function openLibrary(): Library {
  const library = new Library()
  beforeAll(() => library.open())
  afterAll(() => library.close())
  return library
}
