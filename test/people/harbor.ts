import { Readable } from 'node:stream'
import { afterAll, beforeAll } from 'vitest'
import { Database } from '../../src/database/database.js'
import { loadStarter } from '../../src/genome/starter-edition.store.js'
import { saveEmployer } from '../../src/people/workforce.store.js'
import type { Request } from '../../src/request.js'
import type { Vocabulary, VocabularySkill } from '../../src/skills/vocabulary.js'
import { createTestDatabase, type TestDatabase } from '../support/test-database.js'

export const now = new Date('2026-03-02T09:00:00.000Z')
export const later = new Date('2026-03-09T09:00:00.000Z')
export const harbor = '00000000-0000-4000-8000-00000000000a'
export const mill = '00000000-0000-4000-8000-00000000000b'

const skill = (code: string, name: string, ...alternativeNames: string[]): VocabularySkill => ({
  code,
  name,
  description: name,
  family: code,
  broader: [],
  related: [],
  alternativeNames,
})
const vocabulary = (scheme: string, skills: VocabularySkill[]): Vocabulary => ({
  scheme,
  version: '1',
  skills,
  occupations: [],
})
const first = vocabulary('First', [
  skill('sql', 'SQL', 'Structured Query Language'),
  skill('go', 'Go', 'Golang'),
  skill('welding', 'Welding', 'Joining metal'),
])
/** Loaded second, though its name comes first: it has a code and names that the first one has too. */
const second = vocabulary('A second', [
  skill('sql', 'Databases', 'Golang'),
  skill('cobol', 'COBOL', 'SQL'),
  skill('joining', 'Joining metal'),
])

/** A database of one test file: two employers, Harbor (United States) and Mill (European Economic Area), and a small vocabulary. */
export class Town {
  database: Database
  private clone: TestDatabase

  async open(): Promise<void> {
    this.clone = await createTestDatabase()
    this.database = await Database.connect(
      this.clone.url,
      { size: 4, waitMs: 5000, statementTimeoutMs: 30_000 },
      () => {},
    )
    for (const each of [first, second]) await this.database.platform(null, now, (request) => loadStarter(request, each))
    await this.in(harbor, (request) => saveEmployer(request, { name: 'Harbor', region: 'UNITED_STATES' }))
    await this.in(mill, (request) =>
      saveEmployer(request, { name: 'Mill', region: 'EUROPEAN_ECONOMIC_AREA', minimumGroupSize: 7 }),
    )
  }

  async close(): Promise<void> {
    await this.database.close()
    await this.clone.drop()
  }

  in<T>(employerId: string, work: (request: Request) => Promise<T>): Promise<T> {
    return this.database.platform(employerId, now, work)
  }

  /** Rows of a statement, run for Harbor. */
  async ask<Row = Record<string, unknown>>(statement: string, ...parameters: unknown[]): Promise<Row[]> {
    return this.in(harbor, (request) => request.sql<Row>(statement, parameters))
  }

  async empty(): Promise<void> {
    for (const employer of [harbor, mill])
      await this.in(employer, async (request) => {
        await request.sql('UPDATE employee SET manager_id = NULL WHERE employer_id = $1', [employer])
        await request.sql('DELETE FROM employee WHERE employer_id = $1', [employer])
      })
  }

  /** Every row of Harbor's people with the transaction that last wrote it: equal before and after means that nothing was written. */
  async contents(withWriter = true): Promise<unknown> {
    const tables = [
      'employee',
      'visibility_settings',
      'account_fact',
      'genome_skill',
      'experience_skill',
      'assignment_skill',
    ]
    const writer = withWriter ? `|| jsonb_build_object('writer', t.xmin::text)` : ''
    return Promise.all(
      tables.map((table) =>
        this.ask(`SELECT '${table}' AS name, to_jsonb(t) ${writer} AS row FROM ${table} t ORDER BY to_jsonb(t)::text`),
      ),
    )
  }
}

export function openTown(): Town {
  const town = new Town()
  beforeAll(() => town.open())
  afterAll(() => town.close())
  return town
}

/** A file that can be read again. */
export function csvOfBytes(...parts: Buffer[]) {
  const bytes = Buffer.concat(parts)
  return { bytes, size: bytes.length, open: () => Readable.from([bytes]) }
}

export const csv = (...lines: string[]) => csvOfBytes(Buffer.from(lines.map((line) => `${line}\n`).join('')))
