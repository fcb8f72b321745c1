import { describe, expect, test } from 'vitest'
import { nodeDocument, openHarbor, requestDocument, skillId, updateOpportunity } from './harbor.js'

const harbor = openHarbor()
const block = 'mutation ($id: ID!) { blockEmployee(employeeId: $id) { id } }'
const unblock = 'mutation ($id: ID!) { unblockEmployee(employeeId: $id) { id } }'

describe('who stands behind an alias', () => {
  test.each([
    ['the sender', 'tess', 'tess', false],
    ['a member of the team', 'hugo', 'tess', false],
    ['the manager on the team', 'mia', 'tess', true],
    ['the sender who got a no', 'tess', 'tess', true],
  ] as const)('is not found by blocking one suspect after another, by %s', async (_who, viewer, sender, isAnswered) => {
    const alias = await harbor.adasAlias(viewer)
    const { id } = await harbor.request(sender, await harbor.adasAlias(sender))
    if (isAnswered) await harbor.answer(id, false)
    const look = async () => [
      await harbor.ask(viewer, nodeDocument, { id }),
      await harbor.ask(viewer, nodeDocument, { id: alias }),
      await harbor.candidates(viewer),
      await harbor.refusal(viewer, requestDocument, { candidateId: alias, message: 'Again' }),
    ]
    const before = await look()
    for (const suspect of ['ada', 'cy', 'fay']) {
      await harbor.get(viewer, block, { id: harbor.id(suspect) })
      expect([suspect, await look()]).toEqual([suspect, before])
      await harbor.get(viewer, unblock, { id: harbor.id(suspect) })
    }
  })

  test('is not told by one no that answers two requests: the alias before the requirements changed stays apart', async () => {
    const first = await harbor.request('tess', await harbor.adasAlias('tess'))
    await harbor.answer(first.id, true)
    const input = { requirements: [{ skill: skillId('welding') }] }
    await harbor.get('hugo', updateOpportunity, { id: harbor.id('gate'), input })
    const second = await harbor.request('tess', await harbor.adasAlias('tess'))
    const before = await harbor.get('tess', nodeDocument, { id: first.id })
    await harbor.answer(second.id, false)
    expect(await harbor.get('tess', nodeDocument, { id: first.id })).toEqual(before)
    const isNamed = (await harbor.candidates('hugo')).some(({ employee }) => employee?.id === harbor.id('ada'))
    expect(isNamed).toBe(false)
  })

  test('is not told to a manager by what a look of the team remembers of an application', async () => {
    const apply = 'mutation ($id: ID!) { applyToOpportunity(opportunityId: $id) { application { id } } }'
    const settings = 'mutation ($input: UpdateVisibilityInput!) { updateVisibility(input: $input) { id } }'
    const skills = (audience: string) => ({ input: { facets: [{ facet: 'SKILLS', audience }] } })
    await harbor.get('ada', settings, { input: { discoverability: 'FULL' } })
    await harbor.get('ada', settings, skills('HIRING_TEAM'))
    const { application } = await harbor.get('ada', apply, { id: harbor.id('gate') })
    expect((await harbor.candidates('hugo')).some(({ employee }) => employee?.id === harbor.id('ada'))).toBe(true)
    await harbor.get('ada', 'mutation ($id: ID!) { withdrawApplication(id: $id) { id } }', { id: application.id })
    await harbor.get('ada', settings, { input: { discoverability: 'ANONYMOUS' } })
    await harbor.get('ada', settings, skills('EMPLOYER'))
    expect(await harbor.aliases('mia')).toHaveLength(1)
    expect(await harbor.aliases('hugo')).toHaveLength(0)
  })
})
