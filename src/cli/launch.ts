#!/usr/bin/env node
import module from 'node:module'
import { keepCompiled } from './keep-compiled.ts'
import { loadFetchClassesLate } from './late-class.ts'

keepCompiled(module)
loadFetchClassesLate()
void import('./main.ts').then(({ main }) => main())
