import DataLoader from 'dataloader'
import type { Employee } from '../people/employee.type.js'
import { loadEvidence } from '../people/evidence.loader.js'
import type { EvidenceRow } from '../people/evidence-sql.js'
import { GenomeSkillRow } from '../people/facts.entity.js'
import type { Request } from '../request.js'
import { GenomeSkill } from './genome-skill.type.js'

const rowLoader = (request: Request) =>
  new DataLoader<string, GenomeSkillRow[]>(async (employeeIds) => {
    const rows = await request.sql<GenomeSkillRow>(
      `SELECT ${request.columns(GenomeSkillRow, 'g')} FROM genome_skill g WHERE g.employee_id = ANY ($1)`,
      [employeeIds],
    )
    const byEmployee = new Map<string, GenomeSkillRow[]>(employeeIds.map((id) => [id, []]))
    for (const row of rows) byEmployee.get(row.employeeId)?.push(row)
    return employeeIds.map((id) => byEmployee.get(id) ?? [])
  })

/** The skills that the viewer may know of, strongest first: those that are visible and have visible evidence. */
export async function loadGenomeSkills(request: Request, employee: Employee): Promise<GenomeSkill[]> {
  const [rows, pieces] = await Promise.all([
    request.once(rowLoader).load(employee.record.id),
    loadEvidence(request, employee),
  ])
  const bySkill = new Map<string, EvidenceRow[]>()
  for (const piece of pieces) {
    const known = bySkill.get(piece.skillId)
    if (known) known.push(piece)
    else bySkill.set(piece.skillId, [piece])
  }
  return rows
    .filter((row) => employee.sees('SKILLS', row) && bySkill.has(row.skillId))
    .map((row) => new GenomeSkill(employee, row, bySkill.get(row.skillId) ?? [], request.today))
    .sort((a, b) => b.strength - a.strength || (a.skillId < b.skillId ? -1 : 1))
}
