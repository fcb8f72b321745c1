import { EmployeeRow } from '../../src/people/employee.entity.js'
import {
  AssignmentRow,
  AssignmentSkillRow,
  EducationRow,
  EducationSkillRow,
  ExperienceRow,
  ExperienceSkillRow,
} from '../../src/people/facts.entity.js'
import { settingsColumns } from '../../src/people/workforce.store.js'
import type { Request } from '../../src/request.js'
import { VisibilitySettingsRow } from '../../src/visibility/settings.entity.js'
import { settingsAtSignUp } from '../../src/visibility/settings.js'
import { type Happening, today, workKinds } from './learners.js'

type Of<Is extends Happening['is']> = Extract<Happening, { is: Is }> & { readonly employeeId: string }

/** Skills by their places, as uuids in the same order. */
export const skillId = (place: number) => `00000000-0000-4000-8000-00000000000${place}`

/** Writes what happens to many people, one thing to each of them at a time, as statements on all of them at once. */
export class LearnerRows {
  constructor(private readonly request: Request) {}

  async addPeople(ids: readonly string[]): Promise<void> {
    const { employerId, now } = this.request
    await this.request.insert(
      EmployeeRow,
      ids.map((id) => ({ employerId, id, employeeNumber: id, signInName: id, reportingLine: [], createdAt: now })),
    )
    await this.request.insert(
      VisibilitySettingsRow,
      ids.map((employeeId) => ({
        employerId,
        employeeId,
        ...settingsColumns(settingsAtSignUp('OTHER')),
        updatedAt: now,
      })),
    )
  }

  async meet(happenings: readonly (Happening & { readonly employeeId: string })[]): Promise<void> {
    const of = <Is extends Happening['is']>(is: Is) =>
      happenings.filter((each): each is Of<Is> & typeof each => each.is === is) as unknown as Of<Is>[]
    await this.saveSettings(of('settings'))
    await this.saveSkills(
      of('stated').map(({ employeeId, skill, item }) => ({ employeeId, skill, isStated: true, ...item })),
    )
    await this.saveWork(of('worked'))
    await this.change(
      'UPDATE genome_skill g SET own_audience = x.audience FROM given x WHERE g.employee_id = x.employee_id AND g.skill_id = x.skill_id',
      of('skill audience').map(({ employeeId, skill, audience }) => ({
        employee_id: employeeId,
        skill_id: skillId(skill),
        audience,
      })),
    )
    await this.change(
      'DELETE FROM genome_skill g USING given x WHERE g.employee_id = x.employee_id AND g.skill_id = x.skill_id',
      of('forgotten').map(({ employeeId, skill }) => ({ employee_id: employeeId, skill_id: skillId(skill) })),
    )
    for (const kind of workKinds) {
      const newest = `f.id = (SELECT n.id FROM ${kind} n WHERE n.employee_id = x.employee_id ORDER BY n.recorded_at DESC LIMIT 1)`
      await this.change(
        `UPDATE ${kind} f SET own_audience = x.audience FROM given x WHERE ${newest}`,
        of('work audience')
          .filter((each) => each.kind === kind)
          .map(({ employeeId, audience }) => ({ employee_id: employeeId, audience })),
      )
      await this.change(
        `DELETE FROM ${kind} f USING given x WHERE ${newest}`,
        of('work removed')
          .filter((each) => each.kind === kind)
          .map(({ employeeId }) => ({ employee_id: employeeId })),
      )
    }
    await this.request.sql('DELETE FROM employee WHERE id = ANY ($1)', [of('gone').map(({ employeeId }) => employeeId)])
  }

  private async change(statement: string, given: readonly object[]): Promise<void> {
    if (given.length === 0) return
    await this.request.sql(
      `WITH given AS (SELECT * FROM json_to_recordset($1) AS x (employee_id uuid, skill_id uuid, audience audience)) ${statement}`,
      [JSON.stringify(given)],
    )
  }

  private async saveSettings(given: readonly Of<'settings'>[]): Promise<void> {
    for (const { employeeId, settings } of given)
      await this.request.rows.update(
        VisibilitySettingsRow,
        { employerId: this.request.employerId, employeeId },
        settingsColumns(settings),
      )
  }

  private async saveSkills(
    given: readonly {
      employeeId: string
      skill: number
      isStated: boolean
      source: string
      ownAudience: string | null
    }[],
    onConflict = 'UPDATE SET is_stated = excluded.is_stated, source = excluded.source, own_audience = excluded.own_audience',
  ): Promise<void> {
    if (given.length === 0) return
    const rows = given.map(({ employeeId, skill, isStated, source, ownAudience }) => ({
      employer_id: this.request.employerId,
      id: this.request.newId(),
      employee_id: employeeId,
      skill_id: skillId(skill),
      is_stated: isStated,
      source,
      own_audience: ownAudience,
      recorded_at: this.request.now,
    }))
    await this.request.sql(
      `INSERT INTO genome_skill SELECT * FROM json_populate_recordset(NULL::genome_skill, $1)
       ON CONFLICT (employer_id, employee_id, skill_id) DO ${onConflict}`,
      [JSON.stringify(rows)],
    )
  }

  private async saveWork(given: readonly Of<'worked'>[]): Promise<void> {
    const { employerId, now } = this.request
    const works = given.map((each) => ({
      ...each,
      id: this.request.newId(),
      recordedAt: new Date(now.getTime() + ++this.written),
    }))
    const common = { employerId, title: 'Work' }
    await this.request.insert(
      ExperienceRow,
      works
        .filter(({ kind }) => kind === 'experience')
        .map(({ id, employeeId, item, startedOn, recordedAt }) => ({
          ...common,
          id,
          employeeId,
          ...item,
          startedOn,
          recordedAt,
        })),
    )
    await this.request.insert(
      AssignmentRow,
      works
        .filter(({ kind }) => kind === 'assignment')
        .map(({ id, employeeId, item, startedOn, recordedAt }) => ({
          ...common,
          id,
          employeeId,
          ...item,
          startedOn: startedOn ?? today,
          recordedAt,
        })),
    )
    await this.request.insert(
      EducationRow,
      works
        .filter(({ kind }) => kind === 'education')
        .map(({ id, employeeId, item, recordedAt }) => ({
          employerId,
          institution: 'School',
          id,
          employeeId,
          ...item,
          recordedAt,
        })),
    )
    const mentions = works.flatMap(({ id, kind, employeeId, skills }) =>
      skills.map((skill) => ({ id, kind, employeeId, skill })),
    )
    const known = mentions.map(({ employeeId, skill }) => ({
      employeeId,
      skill,
      isStated: false,
      source: 'EMPLOYEE',
      ownAudience: null,
    }))
    await this.saveSkills(known, 'NOTHING')
    const of = (wanted: string) => mentions.filter(({ kind }) => kind === wanted)
    await this.request.insert(
      ExperienceSkillRow,
      of('experience').map(({ id, employeeId, skill }) => ({
        employerId,
        experienceId: id,
        employeeId,
        skillId: skillId(skill),
        isExtracted: skill % 2 === 0,
      })),
    )
    await this.request.insert(
      EducationSkillRow,
      of('education').map(({ id, employeeId, skill }) => ({
        employerId,
        educationId: id,
        employeeId,
        skillId: skillId(skill),
      })),
    )
    await this.request.insert(
      AssignmentSkillRow,
      of('assignment').map(({ id, employeeId, skill }) => ({
        employerId,
        assignmentId: id,
        employeeId,
        skillId: skillId(skill),
      })),
    )
  }

  private written = 0
}
