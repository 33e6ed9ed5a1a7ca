#!/usr/bin/env node
import module from 'node:module'
import { keepCompiled } from './keep-compiled.ts'

keepCompiled(module)
void import('./main.ts').then(({ main }) => main())
