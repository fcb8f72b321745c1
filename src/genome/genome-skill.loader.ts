import DataLoader from 'dataloader'
import type { Employee } from '../people/employee.type.js'
import { loadEvidence, loadEvidenceOf } from '../people/evidence.loader.js'
import type { EvidenceRow } from '../people/evidence-sql.js'
import { GenomeSkillRow } from '../people/facts.entity.js'
import type { Request } from '../request.js'
import { type GenomeSkill, supportedSkill } from './genome-skill.type.js'

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

const shownSkills = (_request: Request) => new WeakMap<Employee, Promise<GenomeSkill[]>>()

/**
 * The skills that the viewer may know of, strongest first: those that are visible and have visible evidence. Made once a
 * request.
 */
export function loadGenomeSkills(request: Request, employee: Employee): Promise<GenomeSkill[]> {
  const kept = request.once(shownSkills)
  const shown = kept.get(employee) ?? project(request, employee)
  kept.set(employee, shown)
  return shown
}

async function project(request: Request, employee: Employee): Promise<GenomeSkill[]> {
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
    .filter(
      ({ ownAudience, skillId }) =>
        employee.sees('SKILLS', { source: 'EMPLOYEE', ownAudience }) && bySkill.has(skillId),
    )
    .map((row) => supportedSkill(employee, row, bySkill.get(row.skillId) ?? [], request.today))
    .sort((a, b) => b.strength - a.strength || (a.skillId < b.skillId ? -1 : 1))
}

/** Asks for skills of nobody: the same statements as for somebody whose skills are hidden. */
export async function loadNoGenomeSkills(request: Request, nobody: string): Promise<void> {
  await Promise.all([request.once(rowLoader).load(nobody), loadEvidenceOf(request, nobody, 'any')])
}
