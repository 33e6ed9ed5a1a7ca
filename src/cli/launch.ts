#!/usr/bin/env node
import { keepCompiled } from './keep-compiled.ts'

keepCompiled(process.getBuiltinModule('node:module'))
void import('./main.ts').then(({ main }) => main())
