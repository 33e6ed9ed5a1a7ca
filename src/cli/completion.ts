import { FAULTS } from '../faults/registry.ts'
import { flagOf, type Option, type Options } from './options/option.ts'

/** Shells with a completion script. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const

/** A command for completion. */
export interface CompletedCommand {
  readonly name: string
  readonly description: string
  /** Subcommands, such as `list`. */
  readonly children: readonly string[]
  /** Options of the command, if it declares any. */
  readonly options?: Options
}

/** Returns the values to complete for an option. */
const valuesOf = (key: string, { kind }: Option): readonly string[] =>
  key === 'fault' ? FAULTS.filter(({ plane }) => plane !== 'api').map(({ name }) => name) : (kind.choices ?? [])

const flagsOf = ({ options }: CompletedCommand): readonly string[] => [
  ...Object.keys(options ?? {}).map(flagOf),
  ...(options ? ['--config'] : []),
  '--help',
]

const bash = (commands: readonly CompletedCommand[]): string => {
  const values = commands.flatMap(({ name, options = {} }) =>
    Object.entries(options).flatMap(([key, option]) => {
      const words = valuesOf(key, option)
      return words.length === 0 ? [] : [`    ${name},${flagOf(key)}) words='${words.join(' ')}' ;;`]
    }),
  )
  return `_mock_genesys() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} name='' words='' i word
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      -*) ;;
      *) name=\${COMP_WORDS[i]}; break ;;
    esac
  done
  case $name,$previous in
${values.join('\n')}
    help,help) words='${commands.map(({ name }) => name).join(' ')}' ;;
    completion,completion) words='${SHELLS.join(' ')}' ;;
  esac
  if [ -z "$words" ]; then
    case $name in
      '') words='${commands.map(({ name }) => name).join(' ')} --help --version' ;;
${commands
  .map((command) => `      ${command.name}) words='${[...command.children, ...flagsOf(command)].join(' ')}' ;;`)
  .join('\n')}
    esac
    # Values of other options and paths are completed as files.
    case $name,$current in
      ,*|*,-*) ;;
      ${commands
        .filter(({ children }) => children.length > 0)
        .map(({ name }) => `${name},*`)
        .join('|')}) ;;
      *) words='' ;;
    esac
  fi
  COMPREPLY=()
  if [ -n "$words" ]; then
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$words" -- "$current")
  fi
}
complete -o default -F _mock_genesys mock-genesys
`
}

const zsh = (commands: readonly CompletedCommand[]): string =>
  `autoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`

const quoted = (text: string): string => `'${text.replaceAll("'", "\\'")}'`

const fish = (commands: readonly CompletedCommand[]): string => {
  const complete = 'complete -c mock-genesys'
  const names = commands.map(({ name }) => name).join(' ')
  return [
    ...commands.map(
      ({ name, description }) => `${complete} -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`,
    ),
    ...commands.flatMap(({ name, children, options = {} }) => {
      const within = `${complete} -n '__fish_seen_subcommand_from ${name}'`
      return [
        ...children.map((child) => `${within} -a ${child}`),
        ...Object.entries(options).map(([key, option]) => {
          const words = valuesOf(key, option)
          const given = words.length === 0 ? ' -r' : ` -x -a ${quoted(words.join(' '))}`
          const takes = option.kind.isSwitch ? '' : given
          return `${within} -l ${flagOf(key).slice(2)}${takes} -d ${quoted(option.brief ?? option.help)}`
        }),
      ]
    }),
    `${complete} -n '__fish_seen_subcommand_from completion' -a '${SHELLS.join(' ')}'`,
    `${complete} -n '__fish_seen_subcommand_from help' -a '${names}'`,
    '',
  ].join('\n')
}

const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], (commands: readonly CompletedCommand[]) => string>> = {
  bash,
  zsh,
  fish,
}

/** Returns the completion script of a shell for commands, options and values. */
export const completionScript = (shell: (typeof SHELLS)[number], commands: readonly CompletedCommand[]): string =>
  SCRIPTS[shell](commands)
