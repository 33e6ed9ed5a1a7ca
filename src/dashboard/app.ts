document.title = 'mock-genesys'
