import { GraphQLError } from 'graphql'
import { QueryFailedError } from 'typeorm'
import { describe, expect, it } from 'vitest'
import { classifyFailure } from '../../../src/api/http/classify-failure.js'

const withCode = (code: string, message = 'failed') => Object.assign(new Error(message), { code })

describe('a failure of the database', () => {
  it.each([
    '57P01',
    '57P03',
    '53300',
    '08000',
    '08003',
    '08006',
    '08P01',
    '40001',
    '40P01',
    'ECONNREFUSED',
    'ECONNRESET',
  ])('%s means that the service is away for a moment', (code) =>
    expect(classifyFailure(withCode(code))).toBe('SERVICE_UNAVAILABLE'),
  )
  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
  ])('"%s" means that the service is away for a moment', (message) =>
    expect(classifyFailure(new Error(message))).toBe('SERVICE_UNAVAILABLE'),
  )
  it('means too much was asked when the statement ran out of time', () => {
    expect(classifyFailure(withCode('57014'))).toBe('QUERY_TOO_COMPLEX')
  })
  it.each(['22021', '22P05'])('%s means that a text could not be stored', (code) =>
    expect(classifyFailure(withCode(code))).toBe('BAD_USER_INPUT'),
  )
  it('is found behind the errors that wrap it', () => {
    const driver = withCode('57P01')
    expect(classifyFailure(new QueryFailedError('select 1', [], driver))).toBe('SERVICE_UNAVAILABLE')
    expect(classifyFailure(new GraphQLError('x', { originalError: driver }))).toBe('SERVICE_UNAVAILABLE')
    expect(classifyFailure(new Error('x', { cause: driver }))).toBe('SERVICE_UNAVAILABLE')
    expect(classifyFailure(new AggregateError([withCode('ECONNREFUSED')]))).toBe('SERVICE_UNAVAILABLE')
  })
  it.each([
    withCode('23505'),
    withCode('42P01'),
    withCode('constructor'),
    new Error('the Connection terminated'),
    'text',
    null,
    undefined,
  ])('%s is none', (failure) => expect(classifyFailure(failure)).toBeNull())
  it('is looked for in bounded time when errors cause one another', () => {
    const first = new Error('a')
    const second = new Error('b', { cause: first })
    first.cause = second
    expect(classifyFailure(first)).toBeNull()
  })
})
