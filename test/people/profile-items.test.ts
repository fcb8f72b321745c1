import { describe, expect, test } from 'vitest'
import { ask, clock, get, kinds, mutations, refusal, round, save } from './profile-world.js'

describe.each(kinds)('one’s own $kind', ({ kind, first, change, clear }) => {
  test('is saved as given, comes from the employee and has the audience of its facet', async () => {
    const saved = await save(kind, { input: first })
    expect(saved).toMatchObject({ ...first, source: 'EMPLOYEE', ownAudience: null, recordedAt: clock().toISOString() })
    expect(saved.audience).toBe(kind === 'interest' ? 'HIRING_TEAM' : 'EMPLOYER')
  })

  test('keeps what a change does not name', async () => {
    const { id } = await save(kind, { input: { ...first, audience: 'COLLEAGUES' } })
    const changed = await save(kind, { id, input: change })
    expect(changed).toMatchObject({ ...first, ...change, id, ownAudience: 'COLLEAGUES' })
  })

  test.each(clear.map((name) => [name] as const))('loses its %s where a change says null', async (name) => {
    const { id } = await save(kind, { input: first })
    const changed = await save(kind, { id, input: { ...change, [name]: null } })
    expect(changed).toMatchObject({ ...first, ...change, [name]: null })
  })

  test('goes back to the audience of its facet where a change says null', async () => {
    const { id } = await save(kind, { input: { ...first, audience: 'ONLY_ME' } })
    expect(await save(kind, { id, input: { ...change, audience: null } })).toMatchObject({ ownAudience: null })
  })

  test('is found by its id, until it is removed', async () => {
    const { id } = await save(kind, { input: first })
    const node = 'query ($id: ID!) { node(id: $id) { __typename id } }'
    expect(await get(node, { id })).toEqual({ __typename: kind[0]?.toUpperCase() + kind.slice(1), id })
    expect(await get(mutations.remove, { id })).toMatchObject({ removedId: id })
    expect(await get(node, { id })).toBeNull()
    expect(await refusal(mutations.remove, { id })).toBe('NOT_FOUND factId')
    expect(await refusal(mutations[kind], { id, input: { ...first, ...change } })).toBe('NOT_FOUND id')
  })

  test('cannot be changed, narrowed or removed by anybody else', async () => {
    const { id } = await save(kind, { input: first })
    for (const other of [`ben${round}`, `tess${round}`]) {
      for (const [document, variables] of [
        [mutations[kind], { id, input: first }],
        [mutations.remove, { id }],
        [mutations.audience, { id, audience: 'ONLY_ME' }],
      ] as const)
        expect((await ask(document, variables, other)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    }
    expect(await get('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ id })
  })

  test('keeps no text that is empty, too long or, for a date, before the start', async () => {
    const [name] = Object.keys(change) as [string]
    const argument = `BAD_USER_INPUT input.${name}`
    expect(await refusal(mutations[kind], { input: { ...first, [name]: '  ' } })).toBe(argument)
    expect(await refusal(mutations[kind], { input: { ...first, [name]: 'x'.repeat(5001) } })).toBe(argument)
    if ('startedOn' in first) {
      const { id } = await save(kind, { input: first })
      expect(await refusal(mutations[kind], { id, input: { ...first, endedOn: '1999-01-01' } })).toBe(
        'BAD_USER_INPUT input.endedOn',
      )
    }
  })
})
