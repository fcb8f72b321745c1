import fc from 'fast-check'
import type { Audience } from '../../src/visibility/audience.js'
import { decideVisibility, type FactSettings } from '../../src/visibility/decide.js'
import type { VisibilitySettings } from '../../src/visibility/settings.js'
import { anyItem, anySettings } from '../visibility/arbitraries.js'

/** Few enough that people share them, many enough to differ. */
export const skillCount = 6
export const today = '2026-03-02'

const anySkill = fc.integer({ min: 0, max: skillCount - 1 })
const anyDay = fc.constantFrom(null, '2020-01-01', today, '2026-03-03', '2031-01-01')
/** The facts that name skills. */
export const workKinds = ['experience', 'education', 'assignment'] as const
export type WorkKind = (typeof workKinds)[number]
const anyWork = fc.constantFrom(...workKinds)

/** Something that happens to one person's record. */
export type Happening =
  | { readonly is: 'stated'; readonly skill: number; readonly item: FactSettings }
  | { readonly is: 'forgotten'; readonly skill: number }
  | { readonly is: 'skill audience'; readonly skill: number; readonly audience: Audience | null }
  | {
      readonly is: 'worked'
      readonly kind: WorkKind
      readonly item: FactSettings
      readonly startedOn: string | null
      readonly skills: readonly number[]
    }
  | { readonly is: 'work removed'; readonly kind: WorkKind }
  | { readonly is: 'work audience'; readonly kind: WorkKind; readonly audience: Audience | null }
  | { readonly is: 'settings'; readonly settings: VisibilitySettings }
  | { readonly is: 'gone' }

const anyAudienceOrNone = anyItem.map(({ ownAudience }) => ownAudience)
/** Matching surfaces everybody, so that only audiences, sources and consent decide. */
const anyLearnerSettings = anySettings.map((settings) => ({ ...settings, discoverability: 'FULL' as const }))

const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ is: fc.constant('stated' as const), skill: anySkill, item: anyItem }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('forgotten' as const), skill: anySkill }) },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('skill audience' as const), skill: anySkill, audience: anyAudienceOrNone }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('worked' as const),
      kind: anyWork,
      item: anyItem,
      startedOn: anyDay,
      skills: fc.uniqueArray(anySkill, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('work removed' as const), kind: anyWork }) },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('work audience' as const), kind: anyWork, audience: anyAudienceOrNone }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('settings' as const), settings: anyLearnerSettings }) },
)

/** What happens to one person, in order; many are to be forgotten in the end, in one way or another. */
export const anySequence: fc.Arbitrary<readonly Happening[]> = fc
  .tuple(
    anyLearnerSettings,
    fc.array(anyHappening, { minLength: 1, maxLength: 8 }),
    fc.constantFrom('stays', 'stays', 'gone', 'learning off'),
  )
  .map(([settings, happenings, end]) => {
    const begin = { is: 'settings' as const, settings: { ...settings, allowLearning: true } }
    if (end === 'stays') return [begin, ...happenings]
    const last: Happening =
      end === 'gone' ? { is: 'gone' } : { is: 'settings', settings: { ...settings, allowLearning: false } }
    return [begin, ...happenings, last]
  })

const facetOf = { experience: 'EXPERIENCE', education: 'EDUCATION', assignment: 'ASSIGNMENTS' } as const

interface Work {
  readonly kind: WorkKind
  item: FactSettings
  readonly startedOn: string | null
  readonly skills: Set<number>
}

/** The facts of one person as they stand, and what the genome may learn from them: said once more, without a database. */
export class Learner {
  settings: VisibilitySettings
  isGone = false
  readonly skills = new Map<number, { item: FactSettings; isStated: boolean }>()
  readonly work: Work[] = []

  meet(happening: Happening): void {
    if (happening.is === 'gone') this.isGone = true
    else if (happening.is === 'settings') this.settings = happening.settings
    else if (happening.is === 'stated') this.skills.set(happening.skill, { item: happening.item, isStated: true })
    else if (happening.is === 'skill audience') this.setAudience(this.skills.get(happening.skill), happening.audience)
    else if (happening.is === 'work audience') this.setAudience(this.newest(happening.kind), happening.audience)
    else if (happening.is === 'work removed') this.remove(this.newest(happening.kind))
    else if (happening.is === 'forgotten') {
      this.skills.delete(happening.skill)
      for (const { skills } of this.work) skills.delete(happening.skill)
    } else {
      const { kind, item, startedOn, skills } = happening
      this.work.push({
        kind,
        item,
        startedOn: kind === 'assignment' ? (startedOn ?? today) : kind === 'experience' ? startedOn : null,
        skills: new Set(skills),
      })
      for (const skill of skills)
        if (!this.skills.has(skill))
          this.skills.set(skill, { item: { source: 'EMPLOYEE', ownAudience: null }, isStated: false })
    }
  }

  /** The skills that the genome may learn that this person has, in order. */
  contributes(): number[] {
    if (this.isGone || !this.settings.allowLearning) return []
    const employerSide = { reach: 'EMPLOYER', isInReportingLine: false, openedBy: null } as const
    const sees = (facet: 'SKILLS' | 'EXPERIENCE' | 'EDUCATION' | 'ASSIGNMENTS', item: FactSettings) =>
      decideVisibility(this.settings, employerSide, facet, item)
    const isNamed = (skill: number) =>
      this.work.some(
        ({ kind, item, startedOn, skills }) =>
          skills.has(skill) && sees(facetOf[kind], item) && (startedOn === null || startedOn <= today),
      )
    return [...this.skills]
      .filter(([skill, { item, isStated }]) => {
        const isOpen = sees('SKILLS', { source: 'EMPLOYEE', ownAudience: item.ownAudience })
        return isOpen && ((isStated && sees('SKILLS', item)) || isNamed(skill))
      })
      .map(([skill]) => skill)
      .sort((a, b) => a - b)
  }

  private newest(kind: Work['kind']): Work | undefined {
    return this.work.findLast((each) => each.kind === kind)
  }

  private setAudience(of: { item: FactSettings } | undefined, ownAudience: Audience | null): void {
    if (of) of.item = { ...of.item, ownAudience }
  }

  private remove(work: Work | undefined): void {
    if (work) this.work.splice(this.work.indexOf(work), 1)
  }
}
