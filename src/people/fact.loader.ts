import DataLoader from 'dataloader'
import type { EntityTarget } from 'typeorm'
import type { Request } from '../request.js'
import type { Facet } from '../visibility/facet.js'
import type { Employee } from './employee.type.js'
import { Assignment, Availability, Education, Experience, type Fact, Interest, Quality } from './fact.type.js'
import { AssignmentRow, AvailabilityRow, EducationRow, ExperienceRow, InterestRow, QualityRow } from './facts.entity.js'
import type { FactRow } from './tenant-fact.entity.js'

/** How one kind of fact is read: its rows by employee, and one row through a viewer's eyes. */
export interface FactKind<Row extends FactRow, Shown extends Fact> {
  readonly facet: Facet
  readonly entity: EntityTarget<Row>
  readonly table: string
  readonly order: string
  readonly show: new (of: Employee, row: Row) => Shown
  readonly loader: (request: Request) => DataLoader<string, Row[]>
}

const factKind = <Row extends FactRow, Shown extends Fact>(
  kind: Omit<FactKind<Row, Shown>, 'loader'>,
): FactKind<Row, Shown> => ({
  ...kind,
  loader: (request: Request) =>
    new DataLoader<string, Row[]>(async (employeeIds) => {
      const rows = await request.sql<Row>(
        `SELECT ${request.columns(kind.entity, 'f')} FROM ${kind.table} f WHERE f.employee_id = ANY ($1) ORDER BY ${kind.order}, f.id`,
        [employeeIds],
      )
      const byEmployee = new Map<string, Row[]>(employeeIds.map((id) => [id, []]))
      for (const row of rows) byEmployee.get(row.employeeId)?.push(row)
      return employeeIds.map((id) => byEmployee.get(id) ?? [])
    }),
})

const newestFirst = 'f.ended_on DESC NULLS FIRST, f.started_on DESC NULLS LAST'

/** Every kind of fact that is a list of items (account facts and skills are read elsewhere). */
export const factKinds = {
  experience: factKind({
    facet: 'EXPERIENCE',
    entity: ExperienceRow,
    table: 'experience',
    order: newestFirst,
    show: Experience,
  }),
  education: factKind({
    facet: 'EDUCATION',
    entity: EducationRow,
    table: 'education',
    order: 'f.ended_on DESC NULLS FIRST',
    show: Education,
  }),
  quality: factKind({
    facet: 'QUALITIES',
    entity: QualityRow,
    table: 'quality',
    order: 'f.name COLLATE "C"',
    show: Quality,
  }),
  interest: factKind({
    facet: 'INTERESTS',
    entity: InterestRow,
    table: 'interest',
    order: 'f.recorded_at',
    show: Interest,
  }),
  assignment: factKind({
    facet: 'ASSIGNMENTS',
    entity: AssignmentRow,
    table: 'assignment',
    order: newestFirst,
    show: Assignment,
  }),
  availability: factKind({
    facet: 'AVAILABILITY',
    entity: AvailabilityRow,
    table: 'availability',
    order: 'f.recorded_at',
    show: Availability,
  }),
} as const

const shownFacts = (_request: Request) => new WeakMap<Employee, Map<Facet, Promise<Fact[]>>>()

/** An employee's facts of one kind that the viewer may see: the projection, beside the shield's rule. Made once a request. */
export function visibleFacts<Row extends FactRow, Shown extends Fact>(
  request: Request,
  employee: Employee,
  kind: FactKind<Row, Shown>,
): Promise<Shown[]> {
  const kept = request.once(shownFacts)
  const ofEmployee = kept.get(employee) ?? new Map<Facet, Promise<Fact[]>>()
  kept.set(employee, ofEmployee)
  const shown = ofEmployee.get(kind.facet) ?? project(request, employee, kind)
  ofEmployee.set(kind.facet, shown)
  return shown as Promise<Shown[]>
}

async function project<Row extends FactRow, Shown extends Fact>(
  request: Request,
  employee: Employee,
  kind: FactKind<Row, Shown>,
): Promise<Shown[]> {
  const rows = await request.once(kind.loader).load(employee.record.id)
  return rows.filter((row) => employee.sees(kind.facet, row)).map((row) => new kind.show(employee, row))
}
