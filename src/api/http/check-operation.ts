import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { Config } from '../../config.js'
import { OperationMeter } from './cost.js'
import { checkLimits } from './limits.js'
import { refuseUnstorableText } from './unstorable-text.js'
import { coerceVariables } from './variables.js'

/** A valid operation with the variables as they were sent, before it runs. */
interface AskedOperation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly source: string
  readonly operation: OperationDefinitionNode
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * What every operation must pass before it runs, whichever way it came: clean text, right variables, within limits.
 * @throws ExpectedError `BAD_USER_INPUT` or `QUERY_TOO_COMPLEX`.
 */
export function checkOperation(asked: AskedOperation, limits: Config['limits']): void {
  refuseUnstorableText(asked.document, asked.source, asked.variables)
  const variables = coerceVariables(asked.schema, asked.operation, asked.variables)
  const meter = new OperationMeter(asked.schema, asked.document, variables)
  checkLimits(meter.measure(asked.operation), limits)
}
