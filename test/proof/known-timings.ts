/**
 * Statements by which alone two answers may differ: what they cost tells a little of something hidden. Each is known and stands
 * here with its cause until the product is mended; any other statement that only one world took is a leak.
 */
const known: readonly { readonly statement: RegExp; readonly because: string }[] = [
  {
    statement: /e\.manager_id AS "managerId"|FROM account_fact f WHERE f\.employee_id = ANY/,
    because:
      'a manager, a team member or a sender who does not exist for the viewer is looked for; where there is none, nobody is',
  },
  {
    statement: /FROM (availability|interest) f WHERE/,
    because:
      'interests and availability are not read for a manager from whom they are hidden whole, and are read where there is nothing to hide',
  },
  {
    statement: /ORDER BY k\."employeeId", k\."skillId", k\.kind|FROM skill k WHERE k\.id = ANY/,
    because: 'an interest that names a hidden skill asks for evidence of it; one that names none does not',
  },
]

/** Is the cost of this statement known to tell of something? */
export const isKnownTiming = (statement: string): boolean => known.some((each) => each.statement.test(statement))
