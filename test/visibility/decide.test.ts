import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Audience, audienceRank, audiences } from '../../src/visibility/audience.js'
import { decideVisibility, effectiveAudience, type FactSettings } from '../../src/visibility/decide.js'
import { type Facet, type FactSource, facets } from '../../src/visibility/facet.js'
import type { Standing } from '../../src/visibility/reach.js'
import { settingsAtSignUp, type VisibilitySettings } from '../../src/visibility/settings.js'
import { anyAudience, anyFacet, anyItem, anySettings, anyStanding, narrower } from './arbitraries.js'

const settings = (over: Partial<VisibilitySettings> = {}, audience: Audience = 'COLLEAGUES'): VisibilitySettings => ({
  facets: Object.fromEntries(facets.map((facet) => [facet, audience])) as Record<Facet, Audience>,
  discoverability: 'FULL',
  usePublicData: true,
  hideInterestFromManagers: true,
  allowConnectionRequests: false,
  allowLearning: true,
  ...over,
})
const standing = (reach: Audience, over: Partial<Standing> = {}): Standing => ({
  reach,
  isInReportingLine: false,
  openedBy: null,
  ...over,
})
const item = (source: FactSource = 'EMPLOYEE', ownAudience: Audience | null = null): FactSettings => ({
  source,
  ownAudience,
})
const others = audiences.filter((reach) => reach !== 'ONLY_ME')

/** Who sees a fact of each audience: the columns of the table in the specification. */
const seenBy: Readonly<Record<Audience, readonly Audience[]>> = {
  ONLY_ME: ['ONLY_ME'],
  HIRING_TEAM: ['ONLY_ME', 'HIRING_TEAM'],
  EMPLOYER: ['ONLY_ME', 'HIRING_TEAM', 'EMPLOYER'],
  COLLEAGUES: ['ONLY_ME', 'HIRING_TEAM', 'EMPLOYER', 'COLLEAGUES'],
}
const audienceByReach = audiences.flatMap((audience) =>
  audiences.map((reach) => [audience, reach, seenBy[audience].includes(reach)] as const),
)

describe("a facet's audience", () => {
  test.each(audienceByReach)('%s: reach %s sees it: %s', (audience, reach, shown) => {
    for (const facet of facets)
      for (const fact of [item(), null])
        expect(decideVisibility(settings({}, audience), standing(reach), facet, fact)).toBe(shown)
  })
})

describe("an item's own audience", () => {
  test.each(audienceByReach)('%s goes before the facet: reach %s sees it: %s', (audience, reach, shown) => {
    for (const ofFacet of audiences) {
      const decided = decideVisibility(settings({}, ofFacet), standing(reach), 'SKILLS', item('EMPLOYEE', audience))
      expect(decided).toBe(shown)
    }
  })

  test('in force is what the item says, and what the facet says where it says nothing', () => {
    const own = settings({}, 'EMPLOYER')
    expect(effectiveAudience(own, 'SKILLS', item('EMPLOYEE', 'ONLY_ME'))).toBe('ONLY_ME')
    expect(effectiveAudience(own, 'SKILLS', item())).toBe('EMPLOYER')
    expect(effectiveAudience(own, 'POSITION', null)).toBe('EMPLOYER')
  })
})

describe('a fact that came', () => {
  test.each<[FactSource, boolean, boolean]>([
    ['EMPLOYEE', true, true],
    ['EMPLOYEE', false, true],
    ['EMPLOYER', true, true],
    ['EMPLOYER', false, true],
    ['PUBLIC_DATA_SET', true, true],
    ['PUBLIC_DATA_SET', false, false],
    ['INFERRED', true, false],
    ['INFERRED', false, false],
  ])('from %s, with the use of public data %s, is shown to others: %s', (source, usePublicData, shown) => {
    for (const reach of others)
      expect(decideVisibility(settings({ usePublicData }), standing(reach), 'SKILLS', item(source, 'COLLEAGUES'))).toBe(
        shown,
      )
    expect(decideVisibility(settings({ usePublicData }), standing('ONLY_ME'), 'SKILLS', item(source))).toBe(true)
  })
})

describe('the reporting line', () => {
  const line = (reach: Audience) =>
    standing(reach, { isInReportingLine: true, openedBy: reach === 'HIRING_TEAM' ? 'APPLICATION' : null })

  test.each(facets.map((facet) => [facet, facet === 'INTERESTS' || facet === 'AVAILABILITY'] as const))(
    'of somebody who hides their interest: %s is hidden: %s',
    (facet, hidden) => {
      for (const reach of others)
        for (const fact of [item('EMPLOYEE', 'COLLEAGUES'), null])
          expect(decideVisibility(settings(), line(reach), facet, fact)).toBe(!hidden)
    },
  )

  test('of somebody who does not hide their interest sees as others do', () => {
    for (const facet of facets)
      for (const reach of others)
        expect(decideVisibility(settings({ hideInterestFromManagers: false }), line(reach), facet, item())).toBe(true)
  })

  test('alone is kept from interests: whoever stands outside it is not', () => {
    for (const facet of ['INTERESTS', 'AVAILABILITY'] as const)
      for (const reach of others) expect(decideVisibility(settings(), standing(reach), facet, item())).toBe(true)
  })
})

describe('of somebody anonymous', () => {
  const shownBeside = ['IDENTITY', 'POSITION', 'CONTACT', 'LOCATION']

  test.each(facets.map((facet) => [facet, shownBeside.includes(facet)] as const))(
    '%s is shown to colleagues and the employer side: %s',
    (facet, shown) => {
      const anonymous = settings({ discoverability: 'ANONYMOUS' })
      for (const reach of ['EMPLOYER', 'COLLEAGUES'] as const)
        for (const fact of [item('EMPLOYEE', 'COLLEAGUES'), null])
          expect(decideVisibility(anonymous, standing(reach), facet, fact)).toBe(shown)
    },
  )

  test('a team that they applied to sees them as if they were not', () => {
    for (const facet of facets)
      expect(decideVisibility(settings({ discoverability: 'ANONYMOUS' }), standing('HIRING_TEAM'), facet, item())).toBe(
        true,
      )
  })

  test('who is not surfaced by matching at all is not anonymous: their facets show as they are set', () => {
    for (const facet of facets)
      for (const reach of others)
        expect(decideVisibility(settings({ discoverability: 'OFF' }), standing(reach), facet, item())).toBe(true)
  })
})

describe('applying', () => {
  const team = standing('HIRING_TEAM', { openedBy: 'APPLICATION' })

  test.each(audiences.map((audience) => [audience] as const))(
    'shows the team name and headline, though they are for %s, and nothing else that is narrower',
    (audience) => {
      for (const facet of facets)
        for (const ownAudience of [null, audience])
          expect(decideVisibility(settings({}, audience), team, facet, item('EMPLOYEE', ownAudience))).toBe(
            facet === 'IDENTITY' || audience !== 'ONLY_ME',
          )
    },
  )

  test('does not show a name that public data alone gave, while public data are off', () => {
    const off = settings({ usePublicData: false }, 'ONLY_ME')
    expect(decideVisibility(off, team, 'IDENTITY', item('PUBLIC_DATA_SET'))).toBe(false)
    expect(decideVisibility(off, team, 'IDENTITY', item('INFERRED'))).toBe(false)
  })
})

const cases = [anySettings, anyStanding, anyFacet, fc.option(anyItem)] as const
const isShown = decideVisibility

/** Whatever was hidden before a change stays hidden after it. */
const neverShowsMore = (before: boolean, after: boolean) => expect(after && !before).toBe(false)

test('the employee sees everything of their own', () => {
  fc.assert(
    fc.property(...cases, (of, as, facet, fact) => {
      expect(isShown(of, { ...as, reach: 'ONLY_ME' }, facet, fact)).toBe(true)
    }),
  )
})

test('narrowing a facet never shows more', () => {
  fc.assert(
    fc.property(...cases, anyAudience, (of, as, facet, fact, to) => {
      const narrowed = { ...of, facets: { ...of.facets, [facet]: narrower(of.facets[facet], to) } }
      neverShowsMore(isShown(of, as, facet, fact), isShown(narrowed, as, facet, fact))
    }),
  )
})

test('narrowing one facet changes no other', () => {
  fc.assert(
    fc.property(...cases, anyFacet, anyAudience, (of, as, facet, fact, other, to) => {
      fc.pre(other !== facet)
      const changed = { ...of, facets: { ...of.facets, [other]: to } }
      expect(isShown(changed, as, facet, fact)).toBe(isShown(of, as, facet, fact))
    }),
  )
})

test('narrowing an item never shows more', () => {
  fc.assert(
    fc.property(anySettings, anyStanding, anyFacet, anyItem, anyAudience, (of, as, facet, fact, to) => {
      const ownAudience = narrower(effectiveAudience(of, facet, fact), to)
      neverShowsMore(isShown(of, as, facet, fact), isShown(of, as, facet, { ...fact, ownAudience }))
    }),
  )
})

test('turning off public data, hiding interest or becoming anonymous never shows more', () => {
  const switches = [
    { usePublicData: false },
    { hideInterestFromManagers: true },
    { discoverability: 'ANONYMOUS' as const },
  ]
  fc.assert(
    fc.property(...cases, fc.constantFrom(...switches), (of, as, facet, fact, to) => {
      const before = { ...of, ...(to.discoverability ? { discoverability: 'FULL' as const } : {}) }
      neverShowsMore(isShown(before, as, facet, fact), isShown({ ...before, ...to }, as, facet, fact))
    }),
  )
})

test('a wider reach never sees more than a narrower one', () => {
  fc.assert(
    fc.property(...cases, anyAudience, (of, as, facet, fact, reach) => {
      fc.pre(audienceRank[reach] >= audienceRank[as.reach])
      const wider = { ...as, reach, openedBy: reach === 'HIRING_TEAM' ? as.openedBy : null }
      neverShowsMore(isShown(of, as, facet, fact), isShown(of, wider, facet, fact))
    }),
  )
})

test('standing in the reporting line never shows more', () => {
  fc.assert(
    fc.property(...cases, (of, as, facet, fact) => {
      const outside = isShown(of, { ...as, isInReportingLine: false }, facet, fact)
      neverShowsMore(outside, isShown(of, { ...as, isInReportingLine: true }, facet, fact))
    }),
  )
})

test('connection requests and learning decide about no fact', () => {
  fc.assert(
    fc.property(...cases, fc.boolean(), fc.boolean(), (of, as, facet, fact, allowConnectionRequests, allowLearning) => {
      expect(isShown({ ...of, allowConnectionRequests, allowLearning }, as, facet, fact)).toBe(
        isShown(of, as, facet, fact),
      )
    }),
  )
})

describe('at sign-up', () => {
  test('in the European Economic Area nothing is shown to anybody, and nothing is used', () => {
    const own = settingsAtSignUp('EUROPEAN_ECONOMIC_AREA')
    for (const facet of facets)
      for (const reach of others) expect(decideVisibility(own, standing(reach), facet, item())).toBe(false)
    expect(own).toMatchObject({ discoverability: 'OFF', usePublicData: false, allowLearning: false })
  })

  test.each(['UNITED_STATES', 'CALIFORNIA', 'OTHER'] as const)('in %s each facet has its audience', (region) => {
    const { facets: audienceOf, ...choices } = settingsAtSignUp(region)
    expect(audienceOf).toEqual({
      IDENTITY: 'COLLEAGUES',
      POSITION: 'COLLEAGUES',
      CONTACT: 'HIRING_TEAM',
      LOCATION: 'EMPLOYER',
      EXPERIENCE: 'EMPLOYER',
      EDUCATION: 'EMPLOYER',
      SKILLS: 'EMPLOYER',
      QUALITIES: 'EMPLOYER',
      INTERESTS: 'HIRING_TEAM',
      ASSIGNMENTS: 'EMPLOYER',
      AVAILABILITY: 'HIRING_TEAM',
    })
    expect(choices).toEqual({
      discoverability: 'FULL',
      usePublicData: true,
      hideInterestFromManagers: true,
      allowConnectionRequests: false,
      allowLearning: true,
    })
  })
})
