import { randomBytes, randomUUID } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import type { DisclosureRow } from '../../src/accountability/disclosure.entity.js'
import { commitmentOf, hashOf } from '../../src/accountability/disclosure-chain.js'

/** Somebody with every right on the database, and knowledge of how the log is made, who changes what it says. */
export interface Tampering {
  readonly name: string
  /** `pick` gives a number from 0 to below its argument. */
  readonly act: (
    rows: EntityManager,
    entries: readonly DisclosureRow[],
    pick: (below: number) => number,
  ) => Promise<unknown>
}

const any = (entries: readonly DisclosureRow[], pick: (below: number) => number) =>
  entries[pick(entries.length)] as DisclosureRow
const at = ({ employerId, employeeId, sequence }: DisclosureRow) => [employerId, employeeId, sequence]
const where = 'employer_id = $1 AND employee_id = $2 AND sequence = $3'

const edits = [
  `viewer_name = coalesce(viewer_name, '') || ' '`,
  `viewer_role = CASE viewer_role WHEN 'EMPLOYEE' THEN 'TALENT_PARTNER' ELSE 'EMPLOYEE' END`,
  'viewer_id = gen_random_uuid()',
  `purpose = CASE purpose WHEN 'MATCH' THEN 'DIRECTORY' ELSE 'MATCH' END`,
  'opportunity_id = gen_random_uuid()',
  `facets = facets || 'CONTACT'::text`,
  `facets = facets[2:]`,
  `at = at + interval '1 millisecond'`,
  `hour = hour - interval '1 hour'`,
  `salt = sha256(salt)`,
  'id = gen_random_uuid()',
  'seal_number = seal_number + 1',
]

/** The entry as it would be if it had been written so from the start. */
const forge = (entry: DisclosureRow, change: Partial<DisclosureRow>) => {
  const forged = { ...entry, ...change, salt: randomBytes(16) }
  const commitment = commitmentOf(forged.salt, forged)
  return { ...forged, commitment, hash: hashOf(forged.previousHash, forged, forged.sealNumber, commitment) }
}

export const tamperings: readonly Tampering[] = [
  ...edits.map((edit) => ({
    name: `edits an entry: ${edit}`,
    act: (rows: EntityManager, entries: readonly DisclosureRow[], pick: (below: number) => number) =>
      rows.query(`UPDATE disclosure SET ${edit} WHERE ${where}`, at(any(entries, pick))),
  })),
  {
    name: 'edits an entry and its hash with it',
    act: (rows, entries, pick) => {
      const forged = forge(any(entries, pick), { viewerName: 'Nobody' })
      return rows.query(
        `UPDATE disclosure SET viewer_name = $4, salt = $5, commitment = $6, hash = $7 WHERE ${where}`,
        [...at(forged), forged.viewerName, forged.salt, forged.commitment, forged.hash],
      )
    },
  },
  {
    name: 'deletes an entry',
    act: (rows, entries, pick) => rows.query(`DELETE FROM disclosure WHERE ${where}`, at(any(entries, pick))),
  },
  {
    name: 'cuts off the end of a chain',
    act: (rows, entries, pick) =>
      rows.query(`DELETE FROM disclosure WHERE ${where.replace('sequence =', 'sequence >=')}`, at(any(entries, pick))),
  },
  {
    name: 'deletes a whole chain',
    act: (rows, entries, pick) =>
      rows.query(
        'DELETE FROM disclosure WHERE employer_id = $1 AND employee_id = $2',
        at(any(entries, pick)).slice(0, 2),
      ),
  },
  {
    name: 'cuts off everything since a seal, entries and seals alike',
    act: (rows, entries, pick) => {
      const { employerId, sealNumber } = any(entries, pick)
      return Promise.all([
        rows.query('DELETE FROM disclosure WHERE employer_id = $1 AND seal_number >= $2', [employerId, sealNumber]),
        rows.query('DELETE FROM disclosure_seal WHERE employer_id = $1 AND number >= $2', [employerId, sealNumber]),
      ])
    },
  },
  {
    name: 'adds an entry to the end of a chain',
    act: (rows, entries, pick) => {
      const { employeeId } = any(entries, pick)
      const last = entries.filter((each) => each.employeeId === employeeId).at(-1) as DisclosureRow
      const forged = forge(last, { id: randomUUID(), sequence: last.sequence + 1, previousHash: last.hash })
      return rows.query(
        `INSERT INTO disclosure SELECT employer_id, employee_id, $4, $5, viewer_id, viewer_name, viewer_role, purpose,
           opportunity_id, facets, at, hour, $6, $7, $8, $9, seal_number FROM disclosure WHERE ${where}`,
        [...at(last), forged.sequence, forged.id, forged.salt, forged.commitment, forged.previousHash, forged.hash],
      )
    },
  },
  {
    name: 'empties an entry as if the person had been erased',
    act: (rows, entries, pick) =>
      rows.query(
        `UPDATE disclosure SET viewer_id = NULL, viewer_name = NULL, viewer_role = NULL, purpose = NULL, opportunity_id = NULL,
           facets = NULL, at = NULL, hour = NULL, salt = NULL WHERE ${where}`,
        at(any(entries, pick)),
      ),
  },
  {
    name: 'deletes a seal',
    act: (rows, entries, pick) => {
      const { employerId, sealNumber } = any(entries, pick)
      return rows.query('DELETE FROM disclosure_seal WHERE employer_id = $1 AND number = $2', [employerId, sealNumber])
    },
  },
  {
    name: 'dates a seal back',
    act: (rows, entries, pick) => {
      const { employerId, sealNumber } = any(entries, pick)
      return rows.query(
        `UPDATE disclosure_seal SET sealed_at = sealed_at - interval '1 day' WHERE employer_id = $1 AND number = $2`,
        [employerId, sealNumber],
      )
    },
  },
]
