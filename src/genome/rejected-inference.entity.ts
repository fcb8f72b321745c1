import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { EmployeeRow } from '../people/employee.entity.js'
import { SkillRow } from '../skills/skill.entity.js'

/** A suggestion that the person does not want: it never comes back, whatever would suggest it again. */
@Entity('rejected_inference')
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'rejected_inference_employee_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => SkillRow, ['skillId'], ['id'], { name: 'rejected_inference_skill_fkey' })
export class RejectedInferenceRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') employeeId: string
  @PrimaryColumn('uuid') skillId: string
  @Column('timestamptz') rejectedAt: Date
}
