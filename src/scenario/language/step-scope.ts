import type { DialectName } from '../../dialects/dialect.ts'
import type { FaultInfo } from '../../faults/fault.ts'
import { quote, type SourceSpan } from './mistake.ts'
import type { Cursor } from './tree-cursor.ts'
import type { Place } from '../../kit/error.ts'
import type { ProcessState } from '../model/step-traits.ts'
import type { Member, Tree } from './tree.ts'
import { checkName } from './references.ts'

/** What a step can refer to: faults, requirements, and the results of earlier steps. */
export class StepScope {
  readonly faults: readonly FaultInfo[]
  readonly requirements: ReadonlySet<string> | undefined
  readonly placeOf: (span: SourceSpan) => Place
  readonly names = new Set<string>()
  /** Whether anything has been published. */
  sent = false
  /** The dialect of the first published event. */
  dialect: DialectName | undefined
  /** The state of the receiver's process at this step. */
  life: ProcessState = 'running'
  /** Whether the receiver's sockets were counted. */
  counted = false

  constructor(given: {
    faults: readonly FaultInfo[]
    requirements: ReadonlySet<string> | undefined
    placeOf: (span: SourceSpan) => Place
  }) {
    this.faults = given.faults
    this.requirements = given.requirements
    this.placeOf = given.placeOf
  }

  /** Reads the name of a published event. */
  name(tree: Tree | undefined, cursor: Cursor): string | undefined {
    const name = cursor.text(tree, 'as')
    if (name === undefined || !tree || !checkName(name, tree.span, cursor.mistakes)) return undefined
    if (this.names.has(name))
      cursor.mistakes.note(
        'NAME_TWICE',
        tree.span,
        `${quote(name)} is already the name of an earlier step`,
        'choose another name',
      )
    this.names.add(name)
    return name
  }

  /** Treats an unreadable step as one that published, so that it causes no mistakes in later steps. */
  assume(members: readonly Member[]): void {
    const as = members.find(({ key }) => key === 'as')?.value
    if (as?.kind === 'scalar' && typeof as.value === 'string') this.names.add(as.value)
    this.sent = true
  }

  /** Reads the name of a delivery from an earlier step. */
  delivery(tree: Tree | undefined, what: string, cursor: Cursor): string | undefined {
    const name = cursor.text(tree, what)
    if (name !== undefined && tree && !this.names.has(name)) {
      cursor.mistakes.unknown(
        'UNKNOWN_NAME',
        tree.span,
        name,
        'the name of an earlier step',
        [...this.names],
        this.names.size === 0 ? 'name an earlier publish with "as"' : undefined,
      )
    }
    return name
  }

  requirement(tree: Tree | undefined, cursor: Cursor): string | undefined {
    const id = cursor.text(tree, 'proves')
    if (id === undefined || !tree) return undefined
    if (!/^[A-Z][A-Z\d]*(?:-[A-Z\d]+)+$/.test(id))
      cursor.mistakes.note(
        'BAD_REQUIREMENT',
        tree.span,
        `${quote(id)} is not a requirement ID`,
        'write an ID such as GWR-SIG-001',
      )
    else if (this.requirements && !this.requirements.has(id))
      cursor.mistakes.unknown(
        'UNKNOWN_REQUIREMENT',
        tree.span,
        id,
        'a requirement',
        [...this.requirements],
        'use an ID from spec/requirements',
      )
    return id
  }
}
