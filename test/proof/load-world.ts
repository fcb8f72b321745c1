import type pg from 'pg'
import { EmployerRows } from './employer-rows.js'
import type { World } from './world.js'

/** Adds a world to a database, whose role must be above row-level security or bound to one employer at a time. */
export async function loadWorld(database: pg.Client, world: World): Promise<void> {
  const statements = [...world.employers.keys()].flatMap((employer) => {
    const part = new EmployerRows(world, employer)
    const rows = { ...part.people(), ...part.facts(), ...part.opportunities(), ...part.cases(), ...part.logs() }
    const tables = loadingOrder.filter((table) => rows[table]?.length)
    return [
      `SET LOCAL flux.employer_id = '${part.employer_id}'`,
      ...tables.map((table) => {
        const json = database.escapeLiteral(JSON.stringify(rows[table]))
        return `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, ${json})`
      }),
    ]
  })
  await database.query(`BEGIN; ${statements.join(';\n')}; COMMIT`)
}

/** What others point to comes first. */
const loadingOrder = [
  'employer',
  'employee',
  'visibility_settings',
  'block',
  'account_fact',
  'genome_skill',
  'experience',
  'experience_skill',
  'education',
  'education_skill',
  'quality',
  'interest',
  'assignment',
  'assignment_skill',
  'availability',
  'endorsement',
  'dispute',
  'public_item',
  'public_link',
  'opportunity',
  'requirement',
  'hiring_team_member',
  'saved_opportunity',
  'candidate_shown',
  'application',
  'application_reader',
  'application_step',
  'reveal_request',
  'reveal_reader',
  'disclosure',
  'idempotency_record',
]

const deadlock = '40P01'

/** Takes every employer out of a database again; the background that seals the log may stand in the way for a moment. */
export async function removeWorlds(database: pg.Client): Promise<void> {
  for (let tries = 1; ; tries++)
    try {
      await database.query('TRUNCATE employer, disclosure_seal CASCADE')
      return
    } catch (error) {
      if ((error as pg.DatabaseError).code !== deadlock || tries === 10) throw error
    }
}
