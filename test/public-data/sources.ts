import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { jsonLinesAt } from '../../src/public-data/json-lines.js'
import type { RecordSource } from '../../src/public-data/record-source.js'

const folder = mkdtempSync(join(tmpdir(), 'flux-test-public-data-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
/** A new file with this content. */
export function fileOf(content: string | Buffer): string {
  const path = join(folder, `${++files}.jsonl`)
  writeFileSync(path, content)
  return path
}

/** A file with a line for each of these; a text stands for itself. */
export const linesOf = (...records: readonly (object | string)[]): RecordSource =>
  jsonLinesAt(fileOf(records.map((each) => `${typeof each === 'string' ? each : JSON.stringify(each)}\n`).join('')))

interface Said {
  readonly id?: string
  readonly name?: string
  readonly email?: string | null
  readonly label?: string
  readonly country?: string
  readonly work?: readonly object[]
  readonly education?: readonly object[]
  readonly skills?: readonly string[]
  readonly collectedAt?: string
}

/** A resume of somebody in the United States. */
export const resumeOf = ({ id = '1', name = 'Ada Byron', email = 'ada@example.com', ...said }: Said = {}): object => ({
  id,
  basics: { name, email, label: said.label, location: { city: 'Portland', countryCode: said.country ?? 'US' } },
  work: said.work ?? [{ name: 'Mill', position: 'Analyst', startDate: '2019-03', endDate: '2021-04' }],
  education: said.education ?? [],
  skills: (said.skills ?? []).map((skill) => ({ name: skill })),
  ...(said.collectedAt && { meta: { collectedAt: said.collectedAt } }),
})
